package dev.kontor.telephony;

import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.Events;
import dev.kontor.platformtest.OutboxDrain;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/** People and staff as their owners' state topics tell of them; each verb returns when our copy has it. */
public final class Company {
    private static final String STAFF = "kontor.activity.staff.state.v1";
    private static final String PERSON = "kontor.contacts.person.state.v1";
    private static final Duration SOON = Duration.ofSeconds(30);

    private Company() {}

    public static UUID hire(Events events, String extension, String team) {
        UUID id = Ids.next();
        events.send(STAFF, id, 1, Pbx.staffState(id, 1, extension, team));
        await("agent", id, 1);
        return id;
    }

    public static void dismiss(Events events, UUID id) {
        events.send(STAFF, id, 9, null);
        awaitGone("agent", id);
    }

    public static UUID meet(Events events, String familyName, String number) {
        UUID id = Ids.next();
        move(events, id, 1, familyName, number);
        return id;
    }

    /** The person's card at a version. */
    public static void move(Events events, UUID id, long version, String familyName, String number) {
        events.send(PERSON, id, version, Pbx.personState(id, version, familyName, number));
        await("party", id, version);
    }

    /** An old card comes again, and after it something to wait for. */
    public static void replay(Events events, UUID id, long version, String familyName, String number) {
        events.send(PERSON, id, version, Pbx.personState(id, version, familyName, number));
    }

    public static void forget(Events events, UUID id) {
        events.send(PERSON, id, 99, null);
        awaitGone("party", id);
    }

    private static void await(String table, UUID id, long version) {
        Awaitility.await().atMost(SOON).until(() -> rows(table, id, version) == 1);
    }

    private static void awaitGone(String table, UUID id) {
        Awaitility.await().atMost(SOON).until(() -> rows(table, id, 0) == 0);
    }

    private static int rows(String table, UUID id, long atLeast) throws SQLException {
        try (var connection = OutboxDrain.connect();
                var statement = connection.prepareStatement(
                        "select count(*) from " + table + " where id = ? and version >= ?")) {
            statement.setObject(1, id);
            statement.setLong(2, atLeast);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }
}
