package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.e2e.Platform;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseIsolationIT {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @Test
    void aServicesRoleIsRefusedByEveryOtherDatabase() throws SQLException {
        Platform platform = Platform.shared();
        for (String role : Platform.PUBLISHERS) {
            for (String database : Platform.PUBLISHERS) {
                if (role.equals(database)) {
                    try (Connection own = platform.connect(database, role)) {
                        assertThat(own.isValid(1)).isTrue();
                    }
                } else {
                    assertThatThrownBy(() -> platform.connect(database, role).close())
                            .as("%s in the database of %s", role, database)
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    e -> assertThat(e.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
                }
            }
        }
    }
}
