package dev.kontor.notification;

import dev.kontor.platformtest.OutboxDrain;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Looks into the service's tables, past its API. */
public final class Rows {
    private Rows() {}

    public static long count(String fromWhere) {
        return Long.parseLong(texts("select count(*) from " + fromWhere).getFirst());
    }

    /** The only delivery about a subject, or the only one to a recipient. */
    static UUID delivery(UUID subjectOrRecipient) {
        List<String> ids = texts("select id from delivery where subject_id = '" + subjectOrRecipient
                + "' or recipient_id = '" + subjectOrRecipient + "'");
        return ids.size() == 1 ? UUID.fromString(ids.getFirst()) : null;
    }

    static String state(UUID delivery) {
        return delivery == null
                ? "none"
                : texts("select state from delivery where id = '" + delivery + "'")
                        .getFirst();
    }

    /** None yet while the delivery is not there. */
    static List<String> attempts(UUID delivery) {
        if (delivery == null) {
            return List.of();
        }
        return texts(
                "select result || coalesce(' ' || reason, '') || coalesce(' ' || smtp_code, '') from delivery_attempt"
                        + " where delivery_id = '" + delivery + "' order by id");
    }

    public static List<String> texts(String select) {
        try (Connection connection = OutboxDrain.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(select)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void execute(String sql) {
        try (Connection connection = OutboxDrain.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
