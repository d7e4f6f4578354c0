package dev.kontor.e2e;

import dev.kontor.e2e.Topics.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything that stands on Kafka, beside everything that was committed to be there.
 *
 * @param committed ids
 */
public record Ledger(Set<String> committed, List<Event> facts, List<Event> states) {
    public static Ledger read(Platform platform) {
        return new Ledger(Outboxes.ids(platform), Topics.facts(platform), Topics.states(platform));
    }

    /** Ids that were committed and are not on Kafka. */
    public Set<String> missing() {
        Set<String> missing = new TreeSet<>(committed);
        missing.removeAll(arrived());
        return missing;
    }

    /** Ids on Kafka that nobody has committed. */
    public Set<String> invented() {
        Set<String> invented = new TreeSet<>(arrived());
        invented.removeAll(committed);
        return invented;
    }

    /** Ids of all messages, each once. */
    public Set<String> arrived() {
        Set<String> ids = new HashSet<>();
        all().forEach(event -> ids.add(event.id()));
        return ids;
    }

    /** Messages that repeat an id. */
    public long repeats() {
        return all().count() - arrived().size();
    }

    /** The facts of each record are 1, 2, 3 … in this order, repetitions left out: where they are not. */
    public List<String> gaps() {
        Map<String, Long> last = new HashMap<>();
        Set<String> seen = new HashSet<>();
        List<String> gaps = new ArrayList<>();
        for (Event fact : facts) {
            if (!seen.add(fact.id())) {
                continue;
            }
            String record = fact.topic() + "/" + fact.key();
            long expected = last.getOrDefault(record, 0L) + 1;
            if (fact.version() != expected) {
                gaps.add(record + ": " + fact.version() + " instead of " + expected);
            }
            last.put(record, fact.version());
        }
        return gaps;
    }

    /** Each transaction has as many messages as each of them tells, numbered 1, 2, 3 …: those that have not. */
    public List<String> brokenTransactions() {
        Map<String, Set<Integer>> sequences = new TreeMap<>();
        Map<String, Set<Integer>> sizes = new HashMap<>();
        all().forEach(event -> {
            add(sequences, event.transaction(), event.transactionSequence());
            add(sizes, event.transaction(), event.transactionSize());
        });
        List<String> broken = new ArrayList<>();
        sequences.forEach((transaction, numbers) -> {
            Set<Integer> said = sizes.getOrDefault(transaction, Set.of());
            int size = numbers.size();
            if (!said.equals(Set.of(size)) || !numbers.contains(1) || !numbers.contains(size)) {
                broken.add(transaction + ": messages " + numbers + " of " + said);
            }
        });
        return broken;
    }

    private Stream<Event> all() {
        return Stream.concat(facts.stream(), states.stream());
    }

    private static void add(Map<String, Set<Integer>> numbers, String transaction, int number) {
        numbers.computeIfAbsent(transaction, key -> new TreeSet<>()).add(number);
    }
}
