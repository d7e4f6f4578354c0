package dev.kontor.platformtest.events;

import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void thePageSaysWhatTheContractsSay() {
        Snapshot.verify(
                EventContract.CONTRACTS.resolveSibling("docs").resolve("events.md"),
                Catalogue.of(TopicContract.all(), EventContract.all()));
    }
}
