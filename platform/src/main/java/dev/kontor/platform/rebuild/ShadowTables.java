package dev.kontor.platform.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The tables of a projection in schema {@code rebuild}: like the live ones to the names of their constraints and indexes, so that a later
 * migration finds what it expects.
 */
final class ShadowTables {
    private static final String LIVE = "public.";
    private static final String SHADOW = "rebuild.";
    /** What a table cannot take along, or what would keep the old one from being dropped. */
    private static final String OBSTACLES = """
            select conrelid::regclass || ' has the foreign key ' || conname from pg_constraint
            where contype = 'f' and to_regclass(?) in (conrelid, confrelid)
            union all
            select tgrelid::regclass || ' has the trigger ' || tgname from pg_trigger
            where tgrelid = to_regclass(?) and not tgisinternal
            union all
            select distinct ev_class::regclass || ' is a view of it' from pg_depend d join pg_rewrite r on r.oid = d.objid
            where d.classid = 'pg_rewrite'::regclass and d.refobjid = to_regclass(?)
            union all
            select 'publication ' || pubname || ' has it' from pg_publication_rel p join pg_publication on pg_publication.oid = prpubid
            where prrelid = to_regclass(?)
            union all
            select 'it has rights of its own' from pg_class where oid = to_regclass(?) and relacl is not null
            union all
            select 'it is no plain table' where not exists (select 1 from pg_class where oid = to_regclass(?) and relkind = 'r')
            """;

    private static final int OBSTACLE_PARAMETERS = 6;
    private static final String KEYS = """
            select 'alter table ' || ? || ' add constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)
            from pg_constraint where conrelid = to_regclass(?) and contype in ('p', 'u', 'x') order by conname
            """;
    private static final String INDEXES = """
            select pg_get_indexdef(indexrelid) from pg_index
            where indrelid = to_regclass(?) and not exists (select 1 from pg_constraint where conindid = indexrelid) order by 1
            """;
    private static final String OPTIONS = "select unnest(reloptions) from pg_class where oid = to_regclass(?)";

    private final Connection connection;
    private final List<String> tables;

    ShadowTables(Connection connection, List<String> tables) {
        this.connection = connection;
        this.tables = tables.stream().sorted().toList();
    }

    /** Names of the tables, in the order in which they are locked. */
    List<String> names() {
        return tables;
    }

    void drop() throws SQLException {
        for (String table : tables) {
            Sql.run(connection, "drop table if exists " + SHADOW + table);
        }
    }

    /**
     * Empty ones with their keys alone: an index that is made when the rows are there costs a fraction. They are not logged, for every
     * connector of the platform would read what is; a crash that empties them ends the run, whose connection it takes.
     */
    void create() throws SQLException {
        for (String table : tables) {
            refuseObstacles(table);
            String shadow = SHADOW + table;
            Sql.run(
                    connection,
                    "create unlogged table " + shadow + " (like " + LIVE + table + " including all excluding indexes)");
            for (String option : Sql.texts(connection, OPTIONS, LIVE + table)) {
                Sql.run(connection, "alter table " + shadow + " set (" + option + ")");
            }
            for (String key : Sql.texts(connection, KEYS, shadow, LIVE + table)) {
                Sql.run(connection, key);
            }
        }
    }

    private void refuseObstacles(String table) throws SQLException {
        Object[] parameters = new Object[OBSTACLE_PARAMETERS];
        Arrays.fill(parameters, LIVE + table);
        List<String> obstacles = Sql.texts(connection, OBSTACLES, parameters);
        if (!obstacles.isEmpty()) {
            throw new RebuildFailed(table + " cannot be rebuilt: " + String.join(", ", obstacles));
        }
    }

    /** Makes lasting tables of them, with all indexes. */
    void index() throws SQLException {
        for (String table : tables) {
            Sql.run(connection, "alter table " + SHADOW + table + " set logged");
            for (String index : Sql.texts(connection, INDEXES, LIVE + table)) {
                Sql.run(connection, index.replace(" ON " + LIVE, " ON " + SHADOW));
            }
        }
    }

    /** For the planner, which would otherwise take the new tables for empty ones. */
    void analyze() throws SQLException {
        for (String table : tables) {
            Sql.run(connection, "analyze " + SHADOW + table);
        }
    }

    /** Lets nobody write to the live tables until the end of the transaction; reading goes on. */
    void lockLive(Duration patience) throws SQLException {
        Sql.run(connection, "set local lock_timeout = " + patience.toMillis());
        for (String table : tables) {
            Sql.run(connection, "lock table " + LIVE + table + " in share row exclusive mode");
        }
    }

    void replaceLive(Duration patience) throws SQLException {
        Sql.run(connection, "set local lock_timeout = " + patience.toMillis());
        for (String table : tables) {
            Sql.run(connection, "drop table " + LIVE + table);
            Sql.run(connection, "alter table " + SHADOW + table + " set schema public");
        }
    }
}
