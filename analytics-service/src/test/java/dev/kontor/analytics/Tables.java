package dev.kontor.analytics;

import dev.kontor.platformtest.OutboxDrain;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the service's tables from outside. */
public final class Tables {
    private Tables() {}

    /** Each row as text, in order. */
    public static List<String> rows(String sql, Object... parameters) {
        try (Connection connection = OutboxDrain.connect();
                PreparedStatement statement =
                        connection.prepareStatement("select r::text from (" + sql + ") r order by 1")) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static long number(String sql, Object... parameters) {
        String row = rows(sql, parameters).get(0);
        return Long.parseLong(row.substring(1, row.length() - 1));
    }

    public static void run(String sql) {
        try (Connection connection = OutboxDrain.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
