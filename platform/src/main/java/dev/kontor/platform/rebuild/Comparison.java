package dev.kontor.platform.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for rows that differ and go on differing. While records come in, each side is now and then ahead of the other, so a row that differs
 * once means nothing; one that is the same and still alone when both sides have passed what the other one had is a difference.
 */
final class Comparison {
    /** Fingerprints: rows are not carried about. */
    private static final String LOOK = """
            create temporary table look_now as
            with live as (select md5(t::text) as hash from public.{table} t), new as (select md5(t::text) as hash from rebuild.{table} t)
            select cast('{table}' as text) as name, true as in_live, hash from (select hash from live except select hash from new) only_live
            union all
            select '{table}', false, hash from (select hash from new except select hash from live) only_new
            """;

    private static final String KEPT = """
            delete from look f where name = ? and not exists (
              select 1 from look_now n where n.in_live = f.in_live and n.hash = f.hash)
            """;
    private static final String COUNTS = """
            select (select count(*) from rebuild.{table}), count(*) filter (where in_live), count(*) filter (where not in_live)
            from look where name = ?
            """;

    private final Connection connection;
    private final List<String> tables;

    Comparison(Connection connection, List<String> tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /** Notes what differs now. */
    List<TableCheck> first() throws SQLException {
        Sql.run(connection, "drop table if exists look");
        Sql.run(connection, "create temporary table look (name text, in_live boolean, hash text)");
        for (String table : tables) {
            look(table);
            Sql.run(connection, "insert into look select name, in_live, hash from look_now");
        }
        return counts();
    }

    /** Forgets of what was noted what no longer differs. */
    List<TableCheck> again() throws SQLException {
        for (String table : tables) {
            look(table);
            Sql.run(connection, KEPT, table);
        }
        return counts();
    }

    private void look(String table) throws SQLException {
        Sql.run(connection, "drop table if exists look_now");
        Sql.run(connection, LOOK.replace("{table}", table));
    }

    private List<TableCheck> counts() throws SQLException {
        List<TableCheck> counts = new ArrayList<>();
        for (String table : tables) {
            counts.addAll(Sql.list(
                    connection,
                    COUNTS.replace("{table}", table),
                    row -> new TableCheck(table, row.getLong(1), row.getLong(2), row.getLong(3)),
                    table));
        }
        return counts;
    }
}
