package dev.kontor.e2e.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The faults of a run, all drawn from the seed. They come like cards from shuffled decks, one of kinds and one of targets for each kind:
 * with as many draws as cards none is left out, which independent throws of dice would not promise.
 */
record FaultPlan(long seed, List<Fault> faults) {
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(12);
    private static final Duration SHORTEST_PAUSE_IN_TEST = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE_IN_TEST = Duration.ofSeconds(5);

    /** Draws. */
    private static final class Dealer {
        private final SplittableRandom random;
        private final Duration shortestPause;
        private final Duration longestPause;
        private final Map<FaultKind, Deque<String>> targets = new EnumMap<>(FaultKind.class);

        Dealer(long seed, Duration shortestPause, Duration longestPause) {
            this.random = new SplittableRandom(seed);
            this.shortestPause = shortestPause;
            this.longestPause = longestPause;
        }

        <T> Deque<T> shuffled(List<T> cards) {
            List<T> deck = new ArrayList<>(cards);
            Collections.shuffle(deck, random);
            return new ArrayDeque<>(deck);
        }

        Fault fault(FaultKind kind) {
            Deque<String> deck = targets.computeIfAbsent(kind, key -> new ArrayDeque<>());
            if (deck.isEmpty()) {
                deck.addAll(shuffled(kind.targets()));
            }
            return new Fault(
                    between(shortestPause, longestPause),
                    kind,
                    deck.removeFirst(),
                    between(kind.shortest(), kind.longest()));
        }

        private Duration between(Duration shortest, Duration longest) {
            return Duration.ofMillis(random.nextLong(shortest.toMillis(), longest.toMillis() + 1));
        }
    }

    /** Faults of all kinds for as long as told, seven a minute. */
    static FaultPlan lasting(Duration length, long seed) {
        Dealer dealer = new Dealer(seed, SHORTEST_PAUSE, LONGEST_PAUSE);
        List<FaultKind> cards = Arrays.stream(FaultKind.values())
                .flatMap(kind -> Collections.nCopies(kind.share(), kind).stream())
                .toList();
        List<Fault> faults = new ArrayList<>();
        Deque<FaultKind> deck = new ArrayDeque<>();
        Duration used = Duration.ZERO;
        while (used.compareTo(length) < 0) {
            if (deck.isEmpty()) {
                deck.addAll(dealer.shuffled(cards));
            }
            Fault fault = dealer.fault(deck.removeFirst());
            faults.add(fault);
            used = used.plus(fault.after());
        }
        return new FaultPlan(seed, List.copyOf(faults));
    }

    /** SIGKILL for every process, and among them one fault of each other kind. */
    static FaultPlan killingEveryPart(long seed) {
        Dealer dealer = new Dealer(seed, SHORTEST_PAUSE_IN_TEST, LONGEST_PAUSE_IN_TEST);
        List<FaultKind> cards =
                new ArrayList<>(Collections.nCopies(FaultKind.KILL.targets().size(), FaultKind.KILL));
        Arrays.stream(FaultKind.values()).filter(kind -> kind != FaultKind.KILL).forEach(cards::add);
        return new FaultPlan(
                seed, dealer.shuffled(cards).stream().map(dealer::fault).toList());
    }
}
