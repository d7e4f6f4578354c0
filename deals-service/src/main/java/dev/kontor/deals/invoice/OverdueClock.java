package dev.kontor.deals.invoice;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks every minute for invoices that have fallen overdue; every replica may. */
@ApplicationScoped
class OverdueClock {
    private final MarkOverdueInvoices overdue;

    OverdueClock(MarkOverdueInvoices overdue) {
        this.overdue = overdue;
    }

    @Scheduled(every = "{kontor.invoices.overdue-check}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return Uni.createFrom()
                .deferred(overdue::mark)
                .repeat()
                .until(marked -> marked < MarkOverdueInvoices.BATCH)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
