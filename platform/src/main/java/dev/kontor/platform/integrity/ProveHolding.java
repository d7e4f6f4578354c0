package dev.kontor.platform.integrity;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts and sums a holding's records by the hour in which they were made. One statement, so one moment. */
@ApplicationScoped
class ProveHolding {
    private static final String HOURS = """
            select to_char(date_trunc('hour', uuid_extract_timestamp(id) at time zone 'UTC'), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as hour,
              count(*), {ids}, {versions}
            from {table} where ({condition}) and id >= cast(?1 as uuid) and id <= cast(?2 as uuid) and (?3 or uuid_extract_timestamp(id) is not null)
            group by 1 order by 1 nulls first limit {limit}
            """;
    private static final String CHECKSUM = """
            lpad(to_hex((sum(('x' || encode(substring(sha256(convert_to({text}, 'UTF8')) for 7), 'hex'))::bit(56)::bigint)
              % (1::bigint << 56))::bigint), 14, '0')""";
    private static final int TIME_BITS = 48;
    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID HIGHEST = new UUID(-1, -1);

    /** Of one answer; more must be asked for by a narrower range. */
    static final int MAX_HOURS = 20_000;

    /**
     * Proves what there is.
     *
     * @param from records made from then on; null for all
     * @param to records made before; null for all
     * @return an hour more than {@link #MAX_HOURS} if there are too many
     */
    @WithSession
    public Uni<List<Sums>> hours(Holding holding, @Nullable Instant from, @Nullable Instant to) {
        String sql = HOURS.replace("{ids}", checksum("id::text"))
                .replace(
                        "{versions}",
                        holding.hasVersions() ? checksum("id || ':' || " + holding.version()) : "cast(null as text)")
                .replace("{table}", holding.table())
                .replace("{condition}", holding.condition())
                .replace("{limit}", Integer.toString(MAX_HOURS + 1));
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Object[].class)
                        .setParameter(1, from == null ? LOWEST : firstOf(from))
                        .setParameter(2, to == null ? HIGHEST : firstOf(to))
                        .setParameter(3, from == null && to == null)
                        .getResultList())
                .map(rows -> rows.stream().map(ProveHolding::sums).toList());
    }

    private static String checksum(String text) {
        return CHECKSUM.replace("{text}", text);
    }

    /** The smallest UUIDv7 of a moment: its upper 48 bits are the milliseconds (RFC 9562). */
    private static UUID firstOf(Instant moment) {
        return new UUID(moment.toEpochMilli() << (Long.SIZE - TIME_BITS), 0);
    }

    private static Sums sums(Object[] row) {
        return new Sums((String) row[0], ((Number) row[1]).longValue(), (String) row[2], (String) row[3]);
    }
}
