package dev.kontor.gateway.overview;

import dev.kontor.gateway.ask.Answer;
import dev.kontor.gateway.ask.Asker;
import dev.kontor.gateway.ask.Services;
import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts the 360° view together: all services are asked at once, and what is not there at the deadline is named as missing. */
@Singleton
class ViewCustomer {
    private static final String CONTACTS = "contacts";
    private static final String DEALS = "deals";
    private static final String ACTIVITY = "activity";
    private static final String TELEPHONY = "telephony";
    /** Deals wait this part of the deadline to learn the person's organisation. */
    private static final int ORGANISATION_SHARE = 2;

    private final Services services;
    private final Clock clock;
    private final long deadlineMillis;

    ViewCustomer(Services services, Clock clock, OverviewConfig config) {
        this.services = services;
        this.clock = clock;
        this.deadlineMillis = config.deadline().toMillis();
    }

    Uni<OverviewView> view(UUID id, Asker asker) {
        long startedNanos = System.nanoTime();
        Future<Answer> person = services.ask(CONTACTS, Questions.person(id), asker, deadlineMillis);
        Future<@Nullable String> organisation = person.timeout(
                        deadlineMillis / ORGANISATION_SHARE, TimeUnit.MILLISECONDS)
                .<@Nullable String>map(
                        answer -> answer.body().path("organisationId").textValue())
                .otherwiseEmpty();
        Future<Answer> deals = organisation.compose(organisationId ->
                services.ask(DEALS, Questions.openDeals(id, organisationId), asker, left(startedNanos)));
        Future<Answer> invoices = organisation.compose(organisationId ->
                services.ask(DEALS, Questions.unpaidInvoices(id, organisationId), asker, left(startedNanos)));
        Future<Answer> tasks = services.ask(ACTIVITY, Questions.openTasks(id), asker, deadlineMillis);
        Future<Answer> timeline = services.ask(ACTIVITY, Questions.timeline(id), asker, deadlineMillis);
        Future<Answer> calls = services.ask(TELEPHONY, Questions.lastCalls(id), asker, deadlineMillis);
        Future<OverviewView> view = person.compose(answer -> refused(answer) == null
                ? Future.all(List.of(deals, invoices, tasks, timeline, calls))
                        .map(all -> new Parts(answer, deals, invoices, tasks, timeline, calls).view(clock))
                : Future.failedFuture(refused(answer)));
        return Uni.createFrom().completionStage(view::toCompletionStage);
    }

    private long left(long startedNanos) {
        return deadlineMillis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
    }

    /** Contacts decides whether there is such a person for this caller. */
    private static @Nullable Problem refused(Answer person) {
        if (person.isNotFound()) {
            return Problem.of(GatewayError.NOT_FOUND, "There is no such person");
        }
        return person.isForbidden() ? Problem.of(GatewayError.FORBIDDEN, GatewayError.FORBIDDEN.title()) : null;
    }

    private record Parts(
            Answer person,
            Future<Answer> deals,
            Future<Answer> invoices,
            Future<Answer> tasks,
            Future<Answer> timeline,
            Future<Answer> calls) {
        OverviewView view(Clock clock) {
            return new OverviewView(
                    person.record(),
                    LastContact.among(calls.result().items(), timeline.result().items(), clock.instant()),
                    deals.result().items(),
                    invoices.result().items(),
                    tasks.result().items(),
                    timeline.result().items(),
                    calls.result().items(),
                    services(answer -> !answer.isOk() && !answer.isForbidden()),
                    services(Answer::isForbidden));
        }

        private List<String> services(Predicate<Answer> having) {
            Map<String, List<Answer>> byService = new LinkedHashMap<>();
            byService.put(CONTACTS, List.of(person));
            byService.put(DEALS, List.of(deals.result(), invoices.result()));
            byService.put(ACTIVITY, List.of(tasks.result(), timeline.result()));
            byService.put(TELEPHONY, List.of(calls.result()));
            return byService.entrySet().stream()
                    .filter(service -> service.getValue().stream().anyMatch(having))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }
}
