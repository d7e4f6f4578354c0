package dev.kontor.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.local.LocalPartException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * Compares everything that holds a type with its owner's records. What is still on its way differs for a moment; only what differs
 * still after {@link #PATIENCE} is a difference.
 */
public final class VerifyType {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 500;

    private final Gateway gateway;
    private final String bootstrapServers;

    public VerifyType(Gateway gateway, String bootstrapServers) {
        this.gateway = gateway;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * The base first.
     *
     * @param factTopic such as {@code kontor.contacts.person}
     */
    public List<Proof> verify(String factTopic, boolean hasState) {
        List<String> topics = hasState ? List.of(factTopic, factTopic + TopicRecords.STATE) : List.of(factTopic);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (TopicRecords records = new TopicRecords(bootstrapServers, topics)) {
            List<Proof> proofs = compare(factTopic, hasState, records);
            while (!proofs.stream().allMatch(Proof::holds) && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE_MILLIS);
                proofs = compare(factTopic, hasState, records);
            }
            return proofs;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalPartException("Interrupted", e);
        }
    }

    private List<Proof> compare(String factTopic, boolean hasState, TopicRecords records) {
        String type = factTopic.substring(factTopic.lastIndexOf('.') + 1);
        JsonNode view = gateway.get("/api/v1/integrity/" + type);
        JsonNode base = view.path("holdings").path(0).path("hours");
        records.readToEnd();
        List<Proof> proofs = new ArrayList<>();
        view.path("holdings").forEach(holding -> proofs.add(proof(type, holding)));
        view.path("missing")
                .forEach(service -> proofs.add(
                        Proof.of(type, service.asText(), "?", 0, Set.of()).with(List.of("does not answer"))));
        RecordSums facts = records.facts();
        proofs.add(Proof.of(type, factTopic, "facts", facts.count(), facts.differing(base))
                .with(records.faults()));
        if (hasState) {
            RecordSums states = records.states();
            proofs.add(Proof.of(type, factTopic + TopicRecords.STATE, "state", states.count(), states.differing(base)));
        }
        return proofs;
    }

    private static Proof proof(String type, JsonNode holding) {
        Set<String> differs = new TreeSet<>();
        holding.path("differs").forEach(hour -> differs.add(hour.asText()));
        long records = StreamSupport.stream(holding.path("hours").spliterator(), false)
                .mapToLong(hour -> hour.path("count").asLong())
                .sum();
        return Proof.of(
                type, holding.path("holder").asText(), holding.path("kind").asText(), records, differs);
    }
}
