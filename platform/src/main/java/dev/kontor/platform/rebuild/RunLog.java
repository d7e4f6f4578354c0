package dev.kontor.platform.rebuild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of rebuilds, in a table: whoever is asked may be another replica than the one that runs it. */
@ApplicationScoped
class RunLog {
    /** Any number will do: it tells locks of rebuilds from others. */
    private static final int LOCKS = 7_620_002;

    private static final String LOCK = "select pg_try_advisory_lock(" + LOCKS + ", hashtext(?))";
    private static final String BEGIN = """
            insert into rebuild_run (projection, phase, started_at) values (?, 'loading', now())
            on conflict (projection) do update set phase = excluded.phase, started_at = excluded.started_at, read = 0, total = 0,
              poison = 0, tables = null, failure = null, wish = null, loaded_at = null, decide_by = null, finished_at = null
            """;
    private static final String TELL =
            "update rebuild_run set phase = ?, read = ?, total = ?, poison = ? where projection = ? returning wish";
    private static final String LOADED = "update rebuild_run set loaded_at = now() where projection = ?";
    private static final String COMPARED =
            "update rebuild_run set tables = ?, decide_by = ?, wish = null where projection = ?";
    private static final String END =
            "update rebuild_run set phase = ?, failure = ?, decide_by = null, finished_at = now() where projection = ?";
    private static final String WISH =
            "update rebuild_run set wish = ? where projection = ? and phase = any (?) and " + isRunning();
    private static final String ALL = """
            select projection, case when finished_at is null and not {running} then 'interrupted' else phase end as phase, read, total,
              poison, tables, failure, started_at, decide_by, finished_at,
              (read / greatest(extract(epoch from coalesce(loaded_at, finished_at, now()) - started_at), 0.001))::bigint as per_second
            from rebuild_run
            """.replace("{running}", isRunning());

    private final ObjectMapper json;

    RunLog(ObjectMapper json) {
        this.json = json;
    }

    private static String isRunning() {
        return "exists (select 1 from pg_locks where locktype = 'advisory' and classid = " + LOCKS
                + " and objid::bigint = (hashtext(projection)::bigint & 4294967295) and database ="
                + " (select oid from pg_database where datname = current_database()))";
    }

    /** Makes the connection the one that rebuilds the projection, until it is closed; false if another one is. */
    boolean lock(Connection own, String projection) throws SQLException {
        return Sql.list(own, LOCK, row -> row.getBoolean(1), projection).getFirst();
    }

    void begin(Connection own, String projection) throws SQLException {
        Sql.run(own, BEGIN, projection);
    }

    /** Tells how far it is and hears what is wished for: {@code switch}, {@code abandon} or nothing. */
    @Nullable
    String tell(Connection own, String projection, Phase phase, long read, long total, long poison)
            throws SQLException {
        return Sql.texts(own, TELL, phase.code(), read, total, poison, projection)
                .getFirst();
    }

    void loaded(Connection own, String projection) throws SQLException {
        Sql.run(own, LOADED, projection);
    }

    void compared(Connection own, String projection, List<TableCheck> checks, @Nullable Instant decideBy)
            throws SQLException {
        try {
            Sql.run(
                    own,
                    COMPARED,
                    json.writeValueAsString(checks),
                    decideBy == null ? null : decideBy.atOffset(ZoneOffset.UTC),
                    projection);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void end(Connection own, String projection, Phase phase, @Nullable String failure) throws SQLException {
        Sql.run(own, END, phase.code(), failure, projection);
    }

    /** False if it is in none of the phases in which that can be wished for. */
    boolean wish(Connection connection, String projection, String wish, List<Phase> phases) throws SQLException {
        Object codes = connection.createArrayOf(
                "text", phases.stream().map(Phase::code).toArray());
        return Sql.run(connection, WISH, wish, projection, codes) == 1;
    }

    Map<String, RebuildView> all(Connection connection) throws SQLException {
        Map<String, RebuildView> all = new TreeMap<>();
        Sql.list(connection, ALL, this::view).forEach(view -> all.put(view.projection(), view));
        return all;
    }

    private RebuildView view(ResultSet row) throws SQLException {
        return new RebuildView(
                row.getString("projection"),
                Phase.ofCode(row.getString("phase")),
                row.getLong("read"),
                row.getLong("total"),
                row.getLong("per_second"),
                row.getLong("poison"),
                checks(row.getString("tables")),
                row.getString("failure"),
                instant(row, "started_at"),
                instant(row, "decide_by"),
                instant(row, "finished_at"));
    }

    private List<TableCheck> checks(@Nullable String text) {
        try {
            return text == null ? List.of() : json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
