package dev.kontor.telephony.call;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells all replicas, by PostgreSQL's NOTIFY, that a call has come to agents. It travels with the commit and reaches every listening
 * replica within milliseconds. Chosen over a Kafka consumer group per replica: that path is longer by Debezium and a broker, and each
 * restart would leave a dead group behind. NOTIFY is not kept for those who do not listen; nor is a ring that nobody saw.
 */
@ApplicationScoped
public class Rings {
    public static final String CHANNEL = "kontor_rings";
    public static final String SEPARATOR = ",";

    /** A call told of later than this is history: nobody's screen shows it. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    /** A notification holds 8,000 bytes at most. */
    private static final int MAX_AGENTS = 200;

    private final Clock clock;

    Rings(Clock clock) {
        this.clock = clock;
    }

    /** @param alreadyTold agents who had the call, or heard it ring, before this change */
    Uni<Void> announce(Call call, Set<UUID> alreadyTold) {
        Set<UUID> agents = new HashSet<>(call.agentsConcerned());
        agents.removeAll(alreadyTold);
        boolean over = call.endedAt() != null
                && call.startedAt().isBefore(clock.instant().minus(FRESH));
        if (agents.isEmpty() || over) {
            return Uni.createFrom().voidItem();
        }
        String payload = Stream.concat(Stream.of(call.id()), agents.stream().limit(MAX_AGENTS))
                .map(UUID::toString)
                .collect(Collectors.joining(SEPARATOR));
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select cast(pg_notify(?1, ?2) as text)", String.class)
                        .setParameter(1, CHANNEL)
                        .setParameter(2, payload)
                        .getSingleResult())
                .replaceWithVoid();
    }
}
