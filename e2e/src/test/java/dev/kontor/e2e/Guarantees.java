package dev.kontor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.e2e.Topics.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The guarantees of the event contract, as checks on a platform at rest. */
public final class Guarantees {
    private Guarantees() {}

    /** Committed messages and messages on Kafka are the same set; repetitions have the same id. */
    public static void nothingIsMissing(Platform platform) {
        Set<String> committed = Outboxes.ids(platform);
        Set<String> arrived = new HashSet<>();
        Topics.facts(platform).forEach(event -> arrived.add(event.id()));
        Topics.states(platform).forEach(event -> arrived.add(event.id()));
        Set<String> missing = new TreeSet<>(committed);
        missing.removeAll(arrived);
        Set<String> invented = new TreeSet<>(arrived);
        invented.removeAll(committed);
        assertThat(missing).as("committed, but not on Kafka").isEmpty();
        assertThat(invented).as("on Kafka, but never committed").isEmpty();
    }

    /** The facts of each record are 1, 2, 3 … in this order, repetitions left out. */
    public static void versionsHaveNoGap(Platform platform) {
        Map<String, Long> last = new HashMap<>();
        Set<String> seen = new HashSet<>();
        List<String> faults = new ArrayList<>();
        for (Event fact : Topics.facts(platform)) {
            if (!seen.add(fact.id())) {
                continue;
            }
            String record = fact.topic() + "/" + fact.key();
            long expected = last.getOrDefault(record, 0L) + 1;
            if (fact.version() != expected) {
                faults.add(record + ": " + fact.version() + " instead of " + expected);
            }
            last.put(record, fact.version());
        }
        assertThat(last).as("records with facts").isNotEmpty();
        assertThat(faults).as("gaps and disorder").isEmpty();
    }

    /** Each transaction has as many messages as each of them tells, numbered 1, 2, 3 … */
    public static void transactionsAreWhole(Platform platform) {
        Map<String, Set<Integer>> sequences = new HashMap<>();
        Map<String, Integer> sizes = new HashMap<>();
        Stream.concat(Topics.facts(platform).stream(), Topics.states(platform).stream())
                .forEach(event -> {
                    sequences
                            .computeIfAbsent(event.transaction(), transaction -> new TreeSet<>())
                            .add(event.transactionSequence());
                    sizes.merge(event.transaction(), event.transactionSize(), (a, b) -> {
                        assertThat(b).as("size of " + event.transaction()).isEqualTo(a);
                        return a;
                    });
                });
        assertThat(sizes).as("transactions").isNotEmpty();
        sizes.forEach((transaction, size) -> assertThat(sequences.get(transaction))
                .as("messages of " + transaction)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, size).boxed().toList()));
    }
}
