package dev.kontor.demo.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** An import job as the platform reports it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ImportJob(
        String id,
        String collection,
        String state,
        long total,
        long done,
        long created,
        long updated,
        long skipped,
        long failed) {
    boolean ended() {
        return state.equals("done") || state.equals("failed");
    }
}
