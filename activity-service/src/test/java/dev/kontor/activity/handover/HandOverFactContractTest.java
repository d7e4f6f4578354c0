package dev.kontor.activity.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.activity.handover.consumed.PartNews;
import dev.kontor.platformtest.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HandOverFactContractTest {
    private static final UUID FROM = UUID.fromString("0197a001-0000-7000-8000-000000000001");
    private static final UUID TO = UUID.fromString("0197a001-0000-7000-8000-000000000002");

    @Test
    void factsAreWrittenAsTheContractSays() {
        List<String> kinds = List.of("person", "task");
        Contracts.verifyAll(
                HandOverFact.class,
                List.of(
                        new HandOverFact.Started(FROM, TO, "tallinn", kinds, Instant.parse("2026-12-23T09:05:00Z")),
                        new HandOverFact.Completed(FROM, TO, 412, 1),
                        new HandOverFact.UndoStarted(FROM, TO, kinds),
                        new HandOverFact.Undone(FROM, TO, 410, 2)));
    }

    @Test
    void whatEveryServiceTellsOfItsPartCanBeRead() {
        for (String service : List.of("contacts", "deals", "activity")) {
            for (String fact : List.of("progressed", "completed")) {
                for (PartNews news : Contracts.readExamples(
                        "kontor." + service + ".hand-over-part." + fact + ".v1", PartNews.class)) {
                    assertThat(Kind.of(news.kind())).isPresent();
                    assertThat(news.total()).isEqualTo(412);
                }
            }
        }
    }
}
