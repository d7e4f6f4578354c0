package dev.kontor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalPostgresIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static LocalPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = LocalPostgres.start(Path.of("target/it/postgres"), 0);
    }

    @AfterAll
    static void stop() {
        postgres.stop();
        assertThat(postgres.isRunning()).isFalse();
        assertThat(Ports.isFree(postgres.port())).isTrue();
    }

    @Test
    void writesLogicalDecodingIntoTheWal() throws SQLException {
        // given
        try (Connection connection = postgres.connect("postgres")) {
            // when, then
            assertThat(one(connection, "show wal_level")).isEqualTo("logical");
            assertThat(one(connection, "show server_version")).startsWith("18.");
        }
    }

    @Test
    void aServicesRoleIsRefusedByTheDatabaseOfAnother() throws SQLException {
        // given
        postgres.createDatabase("spring", "s3cret");
        postgres.createDatabase("autumn", "other");
        // when
        try (Connection own = DriverManager.getConnection(postgres.url("spring"), "spring", "s3cret")) {
            assertThat(one(own, "select current_user")).isEqualTo("spring");
        }
        // then
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.url("autumn"), "spring", "s3cret"))
                .hasMessageContaining("permission denied for database");
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.url("spring"), "spring", "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void keepsWhatWasCommittedWhenKilled() throws SQLException {
        // given
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists kept(id int)");
            statement.execute("truncate kept");
            statement.execute("insert into kept values (42)");
        }
        // when
        postgres.kill();
        assertThat(postgres.isHealthy()).isFalse();
        postgres.start();
        postgres.awaitHealthy(PATIENCE);
        // then
        try (Connection connection = postgres.connect("postgres")) {
            assertThat(one(connection, "select id from kept")).isEqualTo("42");
        }
    }

    @Test
    void namesTheHolderOfATakenPort() {
        // given
        LocalPostgres second = new LocalPostgres(Path.of("target/it/second"), postgres.port(), java.util.List.of());
        // when, then
        assertThatThrownBy(second::start)
                .isInstanceOf(LocalPartException.class)
                .hasMessageContaining("Port " + postgres.port())
                .hasMessageContaining("postgres")
                .hasMessageContaining("process " + postgres.process().pid().orElseThrow());
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
