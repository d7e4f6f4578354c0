package dev.kontor.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The gateway refused a request; the message is its problem document in words. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Refused(String request, int status, String body) {
        super(inWords(request, status, body));
        this.status = status;
        this.code = problem(body).path("code").asText("");
    }

    public int status() {
        return status;
    }

    /** The code of the error catalogue, empty when the answer was no problem document. */
    public String code() {
        return code;
    }

    private static String inWords(String request, int status, String body) {
        JsonNode problem = problem(body);
        List<String> words = new ArrayList<>();
        words.add(request + " → " + status);
        words.add(problem.path("title").asText(body.strip()));
        words.add(problem.path("detail").asText(""));
        problem.path("errors").forEach(error -> words.add(field(error)));
        if (problem.hasNonNull("traceId")) {
            words.add("trace " + problem.get("traceId").asText());
        }
        return String.join(" · ", words.stream().filter(word -> !word.isBlank()).toList());
    }

    private static String field(JsonNode error) {
        String place = error.path("pointer").asText(error.path("field").asText(""));
        return (place + " " + error.path("message").asText(error.path("detail").asText(""))).strip();
    }

    private static JsonNode problem(String body) {
        try {
            return Json.read(body);
        } catch (IllegalArgumentException noJson) {
            return Json.object();
        }
    }
}
