package dev.kontor.contacts.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sees a few of many people is answered by indexes: the very statements of the lists, as PostgreSQL would plan them. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
class RestrictedPlansIT {
    private static final UUID SELLER = UUID.fromString("018f0000-0000-7000-8000-00000000c0de");
    private static final String MANY = """
            insert into person (id, version, reach, numbers, addresses, external_keys, search_text, life_cycle, source, owner_id, team,
              created_at, updated_at)
            select uuidv7(), 1, '{"phones":[],"emails":[],"externalIds":[]}', '{}', '{}', '{}', 'word' || n, 'potential', 'plans',
              case when n % 200 = 0 then '018f0000-0000-7000-8000-00000000c0de'::uuid else uuidv7() end, 'team-' || n % 40, now(), now()
            from generate_series(1, 30000) as n
            """;

    private static final String TEAM = "team-7";
    private static final String WORD = "word29999";
    private static final String LIMIT = "51";
    /** A column, or what else a parameter is for, and the parameter. */
    private static final Pattern PARAMETER =
            Pattern.compile("(\\w+)((?: ?= ?| in \\(| like | first | limit | )\\(?)\\$\\d+");

    private final Statements statements = new Statements();
    private final Logger log = Logger.getLogger("org.hibernate.SQL");
    private Level level;

    /** What Hibernate sends. */
    private static final class Statements extends Handler {
        private final List<String> sent = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            sent.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void manyPeople() throws SQLException {
        execute("alter table person disable trigger user", MANY, "alter table person enable trigger user");
        execute("analyze person");
        level = log.getLevel();
        log.setLevel(Level.FINE);
        log.addHandler(statements);
    }

    @AfterEach
    void noPeople() throws SQLException {
        log.removeHandler(statements);
        log.setLevel(level);
        execute(
                "alter table person disable trigger user",
                "delete from person where source = 'plans'",
                "alter table person enable trigger user");
    }

    @Test
    void aListTakesEachPartFromItsOwnIndex() throws SQLException {
        for (String query : List.of("?limit=50", "?limit=50&sort=-id")) {
            String plan = plan(query);
            assertThat(plan)
                    .as(query)
                    .contains("person_owner", "person_team")
                    .doesNotContain("Seq Scan on person", "Parallel Seq Scan");
            assertThat(plan.lines().filter(line -> line.contains("Sort") && line.contains("rows=")))
                    .as("sorts of more than a page's parts")
                    .noneMatch(line -> rows(line) > 500);
        }
    }

    @Test
    void aSearchGoesByItsWords() throws SQLException {
        assertThat(plan("?limit=50&q=" + WORD)).contains("person_search").doesNotContain("Seq Scan on person");
    }

    @Test
    void aCountGoesByOwnersAndTeams() throws SQLException {
        assertThat(plan("?limit=1&count=exact"))
                .contains("person_owner", "person_team")
                .doesNotContain("Seq Scan on person");
    }

    /** Of all statements that a request makes of people. */
    private String plan(String query) throws SQLException {
        statements.sent.clear();
        given().auth()
                .oauth2(Tokens.of("sales").staff(SELLER).team(TEAM).build())
                .get("/api/v1/people" + query)
                .then()
                .statusCode(200);
        StringBuilder plan = new StringBuilder();
        try (Connection connection = OutboxDrain.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements.sent) {
                if (sql.contains(" person ")) {
                    explain(statement, withValues(sql), plan);
                }
            }
        }
        assertThat(plan).isNotEmpty();
        return plan.toString();
    }

    /** The reactive client prepares each statement for its values alone, so the plan is made for these. */
    private static String withValues(String sql) {
        Matcher parameter = PARAMETER.matcher(sql);
        return parameter.replaceAll(found -> {
            String value = switch (found.group(1)) {
                case "owner_id", "staff_id" -> "'" + SELLER + "'";
                case "team" -> "'" + TEAM + "'";
                case "search_text" -> "'%" + WORD + "%'";
                default -> LIMIT;
            };
            return found.group(1) + found.group(2) + value;
        });
    }

    private static void explain(Statement statement, String sql, StringBuilder plan) throws SQLException {
        try (ResultSet lines = statement.executeQuery("explain " + sql)) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
    }

    /** {@code … rows=51 width=16)} → 51. */
    private static long rows(String line) {
        int from = line.indexOf("rows=") + "rows=".length();
        return Long.parseLong(line.substring(from, line.indexOf(' ', from)));
    }

    private static void execute(String... sql) throws SQLException {
        try (Connection connection = OutboxDrain.connect();
                Statement statement = connection.createStatement()) {
            for (String each : sql) {
                statement.execute(each);
            }
        }
    }
}
