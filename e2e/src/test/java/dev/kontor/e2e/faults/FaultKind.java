package dev.kontor.e2e.faults;

import dev.kontor.e2e.Platform;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What can go wrong, with whom, how long, and how often beside the others. */
enum FaultKind {
    KILL("SIGKILL", processes(), 4, Duration.ZERO, Duration.ofSeconds(3)),
    /** Longer than a consumer's session at times: whoever wakes then has been replaced without knowing it. */
    FREEZE("SIGSTOP", processes(), 3, Duration.ofSeconds(1), Duration.ofSeconds(12)),
    /** Of a service with the database, its connector's included, or of the broker with its clients; all processes live on. */
    CUT("connections cut", sessions(), 2, Duration.ZERO, Duration.ZERO),
    /** Each flush of PostgreSQL's log waits; Kafka flushes each record. */
    SLOW_DISK("slow disk", List.of("postgres", "kafka"), 1, Duration.ofSeconds(5), Duration.ofSeconds(20)),
    /** There is one broker: when it stops in order, every partition of every topic loses its leader. */
    LEADER_RESTART("leaders restarted", List.of("kafka"), 1, Duration.ZERO, Duration.ofSeconds(2)),
    /** PostgreSQL then sends all sessions away and recovers from its log. */
    BACKEND_KILL("backend killed", List.of("postgres"), 1, Duration.ZERO, Duration.ZERO),
    /** A second process takes over the groups of a frozen one, which then wakes; and dies when both believe to have them. */
    RIVAL("consumers fight", Platform.PUBLISHERS, 1, Duration.ofSeconds(11), Duration.ofSeconds(14));

    private final String words;
    private final List<String> targets;
    private final int share;
    private final Duration shortest;
    private final Duration longest;

    FaultKind(String words, List<String> targets, int share, Duration shortest, Duration longest) {
        this.words = words;
        this.targets = targets;
        this.share = share;
        this.shortest = shortest;
        this.longest = longest;
    }

    private static List<String> processes() {
        return Stream.concat(
                        Platform.PUBLISHERS.stream(),
                        Stream.of("gateway", "connect", "kafka", "postgres", "keycloak", "mail"))
                .toList();
    }

    private static List<String> sessions() {
        return Stream.concat(Platform.PUBLISHERS.stream(), Stream.of("keycloak", "kafka"))
                .toList();
    }

    List<String> targets() {
        return targets;
    }

    /** How many cards of a deck are of this kind. */
    int share() {
        return share;
    }

    Duration shortest() {
        return shortest;
    }

    Duration longest() {
        return longest;
    }

    @Override
    public String toString() {
        return words;
    }
}
