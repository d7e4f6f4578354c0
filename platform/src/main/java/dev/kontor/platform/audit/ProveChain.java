package dev.kontor.platform.audit;

import dev.kontor.platform.audit.ChainView.Link;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes hashes of entries anew and compares them with those stored, a block at a time. */
@ApplicationScoped
public class ProveChain {
    /** Some seconds of the database's time. */
    private static final int BLOCK = 100_000;

    private static final int MAX_BROKEN = 100;
    private static final String PROVE =
            """
            select count(*), min(seq), max(seq),
              encode((array_agg(hash order by seq))[1], 'hex'), encode((array_agg(hash order by seq desc))[1], 'hex'),
              coalesce((array_agg(seq order by seq) filter (where not holds))[1:{broken}], '{}')
            from (
              select seq, hash, coalesce(hash = sha256(convert_to(audit_text(entry), 'UTF8')) and case
                when lag(seq) over w is not null then seq = lag(seq) over w + 1 and prev_hash = lag(hash) over w
                when $1::bigint = 0 then seq = 1 and prev_hash = decode(repeat('00', 32), 'hex')
                else seq = $1::bigint end, false) as holds
              from (
                select entry, entry.seq, entry.hash, entry.prev_hash from audit_entry entry
                where entry.seq >= $1::bigint order by entry.seq limit {block}) link
              window w as (order by seq)) proved
            """.replace("{broken}", Integer.toString(MAX_BROKEN)).replace("{block}", Integer.toString(BLOCK));

    private final Pool pool;

    ProveChain(Pool pool) {
        this.pool = pool;
    }

    /**
     * Proves the entry with the given number and those after it, as many as a block takes.
     *
     * @param after 0 for the beginning; an entry that is not there breaks the chain
     */
    Uni<ChainView> block(long after) {
        return pool.preparedQuery(PROVE)
                .execute(Tuple.of(after))
                .map(rows -> view(rows.iterator().next(), after));
    }

    private static ChainView view(Row found, long after) {
        long entries = found.getLong(0);
        List<Long> broken = entries == 0 && after > 0 ? List.of(after) : List.of(found.getArrayOfLongs(5));
        return new ChainView(
                entries,
                link(found.getLong(1), found.getString(3)),
                link(found.getLong(2), found.getString(4)),
                broken,
                entries < BLOCK);
    }

    private static @Nullable Link link(@Nullable Long seq, @Nullable String hash) {
        return seq == null || hash == null ? null : new Link(seq, hash);
    }
}
