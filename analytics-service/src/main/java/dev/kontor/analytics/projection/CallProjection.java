package dev.kontor.analytics.projection;

import dev.kontor.analytics.ingest.FactReader;
import dev.kontor.analytics.ingest.IncomingFact;
import dev.kontor.analytics.ingest.MergeTable;
import dev.kontor.analytics.ingest.Projection;
import dev.kontor.analytics.ingest.Register;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Calls: whose, which way, when, how long, missed or not. Whoever held a call last has it in his numbers. Telephony gives a fact again
 * when a late signal corrects it, so the last of a kind holds.
 */
@ApplicationScoped
class CallProjection implements Projection {
    private static final Register STANDING =
            Register.of("version", "direction text", "agent_id uuid", "queue text", "started_at timestamptz");
    private static final Register ANSWER = Register.of("answered_version", "answered_at timestamptz");
    private static final Register END = Register.of("ended_version", "ended_at timestamptz", "talk_seconds bigint");
    private static final Register MISS = Register.of("missed_version", "missed_at timestamptz");
    private static final MergeTable CALLS = new MergeTable(
            "phone_call", List.of("id uuid"), List.of("recorded_at timestamptz"), STANDING, ANSWER, END, MISS);

    private final FactReader reader;

    CallProjection(FactReader reader) {
        this.reader = reader;
    }

    /** What is read of a call's facts. */
    private record CallFact(
            @Nullable String direction,
            @Nullable String agentId,
            @Nullable String queue,
            @Nullable String startedAt,
            @Nullable String at,
            @Nullable Long talkSeconds) {}

    @Override
    public Set<String> aggregates() {
        return Set.of("kontor.telephony.call");
    }

    @Override
    public Fold fold() {
        return Fold.into(CALLS.rows(), this::take);
    }

    private void take(MergeTable.Rows calls, IncomingFact event) {
        long version = event.version();
        switch (event.type()) {
            case "kontor.telephony.call.rang.v1",
                    "kontor.telephony.call.transferred.v1",
                    "kontor.telephony.call.revised.v1",
                    "kontor.telephony.call.tagged.v1" -> stand(calls, event);
            case "kontor.telephony.call.answered.v1" -> {
                CallFact fact = stand(calls, event);
                calls.at(event.subject()).set(ANSWER, version, time(fact, event));
            }
            case "kontor.telephony.call.missed.v1" -> {
                CallFact fact = stand(calls, event);
                calls.at(event.subject()).set(MISS, version, time(fact, event));
            }
            case "kontor.telephony.call.ended.v1" -> {
                CallFact fact = stand(calls, event);
                calls.at(event.subject()).set(END, version, time(fact, event), fact.talkSeconds());
            }
            default -> {}
        }
    }

    private static String time(CallFact fact, IncomingFact event) {
        return fact.at() == null ? event.time() : fact.at();
    }

    private CallFact stand(MergeTable.Rows calls, IncomingFact event) {
        CallFact fact = reader.read(event, CallFact.class);
        calls.at(event.subject())
                .once("recorded_at", event.time())
                .set(STANDING, event.version(), fact.direction(), fact.agentId(), fact.queue(), fact.startedAt());
        return fact;
    }
}
