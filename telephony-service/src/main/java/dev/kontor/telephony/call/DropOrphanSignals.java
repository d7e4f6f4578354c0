package dev.kontor.telephony.call;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the signals of internal calls, which never become a record, from heaping up. */
@ApplicationScoped
class DropOrphanSignals {
    private final Signals signals;

    DropOrphanSignals(Signals signals) {
        this.signals = signals;
    }

    @Scheduled(every = "PT1H", delayed = "PT5M", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @WithTransaction
    public Uni<Void> drop() {
        return signals.dropOrphans().replaceWithVoid();
    }
}
