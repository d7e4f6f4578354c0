package dev.kontor.e2e.load;

import dev.kontor.e2e.Platform;
import dev.kontor.e2e.RealmTokens;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A list of fifty people and a search, by an administrator and by a seller who sees one in a hundred. The seller's are the last that were
 * made: whoever looked for them in the order of all would have to walk by everybody else's.
 */
final class RestrictedLists {
    private static final int PEOPLE = 1_000_000;
    private static final int ROUNDS = 3;
    private static final String SELLER = "janis.ozols";
    private static final String SELLERS_ID = "00000000-0000-7000-8000-000000000003";
    /** 1.3 times the administrator's time, as a ratio of rates. */
    private static final double LEAST = 1 / 1.3;

    private static final String FILL = """
            insert into person (id, version, given_name, family_name, reach, numbers, addresses, external_keys, search_text, life_cycle,
              source, owner_id, team, created_at, updated_at)
            select cast('018f0000-' || lpad(to_hex(n / 65536), 4, '0') || '-7' || lpad(to_hex(n / 16 % 4096), 3, '0')
                || '-8000-' || lpad(to_hex(n), 12, '0') as uuid),
              1, 'Bench', 'Person ' || n, '{"phones":[],"emails":[],"externalIds":[]}', '{}', '{}', '{}', 'bench person ' || n || ' zz'
                || n % 5000 || 'zz', 'potential', 'bench-access',
              case when n > ? then cast(? as uuid) end, case when n > ? then 'riga' else 'team-' || n % 40 end, now(), now()
            from generate_series(1, ?) as n
            """;

    private RestrictedLists() {}

    static List<Figure> measure(Platform platform, Effort effort) throws Exception {
        fill(platform, effort.of(PEOPLE));
        try {
            return compare(platform, effort);
        } finally {
            change(platform, "delete from person where source = 'bench-access'");
        }
    }

    private static List<Figure> compare(Platform platform, Effort effort) throws Exception {
        RealmTokens tokens = new RealmTokens(platform);
        String search = "?limit=50&q=" + URLEncoder.encode("zz4999zz", StandardCharsets.UTF_8);
        return List.of(
                compare(platform, effort, tokens, "List of 50 people", "?limit=50"),
                compare(platform, effort, tokens, "List of 50 people, newest first", "?limit=50&sort=-id"),
                compare(platform, effort, tokens, "Search among all people", search));
    }

    /** Turn by turn, so that neither has the quieter machine; the best round of each, as noise only slows. */
    private static Figure compare(Platform platform, Effort effort, RealmTokens tokens, String what, String query)
            throws Exception {
        double administrator = 0;
        double seller = 0;
        for (int round = 0; round < ROUNDS; round++) {
            administrator = Math.max(administrator, rate(platform, effort, tokens.ofUser("admin"), query));
            seller = Math.max(seller, rate(platform, effort, tokens.ofUser(SELLER), query));
        }
        return Figure.ratio(what + ", restricted / administrator", seller, administrator, "1/s", LEAST);
    }

    private static double rate(Platform platform, Effort effort, String bearer, String query) throws Exception {
        URI gateway = platform.credentials().gatewayUrl();
        return ClosedLoop.rate(effort, () -> {
            RawHttp http = new RawHttp(gateway, bearer);
            return () -> http.get("/api/v1/people" + query) == 200;
        });
    }

    private static void fill(Platform platform, int people) throws SQLException {
        int others = people - people / 100;
        change(platform, FILL, others, SELLERS_ID, others, people);
        try (Connection connection = platform.database("contacts");
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze person");
        }
    }

    /** Straight in the table and without its triggers, as a million facts would be another bench. */
    private static void change(Platform platform, String sql, Object... values) throws SQLException {
        try (Connection connection = platform.database("contacts");
                Statement triggers = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            triggers.execute("alter table person disable trigger user");
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
            triggers.execute("alter table person enable trigger user");
            connection.commit();
        }
    }
}
