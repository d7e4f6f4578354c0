package dev.kontor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

/** The guarantees of the event contract, as checks on a platform at rest. */
public final class Guarantees {
    private Guarantees() {}

    /** Committed messages and messages on Kafka are the same set; repetitions have the same id. */
    public static void nothingIsMissing(Platform platform) {
        Ledger ledger = Ledger.read(platform);
        assertThat(ledger.missing()).as("committed, but not on Kafka").isEmpty();
        assertThat(ledger.invented()).as("on Kafka, but never committed").isEmpty();
    }

    /** The facts of each record are 1, 2, 3 … in this order, repetitions left out. */
    public static void versionsHaveNoGap(Platform platform) {
        Ledger ledger = Ledger.read(platform);
        assertThat(ledger.facts()).as("facts").isNotEmpty();
        assertThat(ledger.gaps()).as("gaps and disorder").isEmpty();
    }

    /** Each transaction has as many messages as each of them tells, numbered 1, 2, 3 … */
    public static void transactionsAreWhole(Platform platform) {
        Ledger ledger = Ledger.read(platform);
        assertThat(ledger.facts()).as("facts").isNotEmpty();
        assertThat(ledger.brokenTransactions()).as("broken transactions").isEmpty();
    }
}
