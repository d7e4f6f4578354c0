package dev.kontor.platform.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Refuses a write to a record that has moved on (412) and names the fields that both sides changed, read from the record's own facts. */
@ApplicationScoped
public class StaleWrites {
    private static final String CHANGES_SINCE =
            "select payload from outbox where subject = ?1 and topic not like '%.state' and aggregateversion::bigint > ?2";

    private final ObjectMapper json;

    StaleWrites(ObjectMapper json) {
        this.json = json;
    }

    /** Completes when the aggregate, loaded with a lock, still has the expected version. */
    public Uni<Void> refuse(Aggregate aggregate, ExpectedVersion expected, Set<String> patchedFields) {
        if (aggregate.version() == expected.number()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CHANGES_SINCE, String.class)
                        .setParameter(1, aggregate.id().toString())
                        .setParameter(2, expected.number())
                        .getResultList())
                .map(this::changedFields)
                .invoke(changed -> {
                    changed.retainAll(patchedFields);
                    throw stale(aggregate, expected, changed);
                })
                .replaceWithVoid();
    }

    private static Problem stale(Aggregate aggregate, ExpectedVersion expected, Set<String> both) {
        List<FieldError> errors = both.stream()
                .map(field -> new FieldError(
                        "/" + field, "changed-by-both", "was changed since version " + expected.number()))
                .toList();
        String detail = "The record is at version " + aggregate.version() + ", the request is for " + expected.number();
        return Problem.of(PlatformError.STALE_WRITE, detail, errors);
    }

    private Set<String> changedFields(List<String> payloads) {
        List<JsonNode> lists = new ArrayList<>();
        for (String payload : payloads) {
            lists.add(parse(payload).path("changed"));
        }
        Set<String> fields = new TreeSet<>();
        lists.forEach(list -> list.forEach(name -> fields.add(name.asText())));
        return fields;
    }

    private JsonNode parse(String payload) {
        try {
            return json.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
