package dev.kontor.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sees to it that a pipeline exists. */
public final class Pipelines {
    private final Session session;

    /** A step of a pipeline. */
    public record Stage(String code, String name, int position, int probability) {}

    public Pipelines(Session session) {
        this.session = session;
    }

    /** The id of the pipeline with this code, defined now if it was not. */
    public String ensure(String code, String name, List<Stage> stages) {
        return find(code).stream()
                .findFirst()
                .orElseGet(() -> session.post("/pipelines", Map.of("code", code, "name", name, "stages", stages)))
                .path("id")
                .asText();
    }

    private List<JsonNode> find(String code) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode pipeline : Listing.all(session, "/pipelines", null)) {
            if (pipeline.path("code").asText().equals(code)) {
                found.add(pipeline);
            }
        }
        return found;
    }
}
