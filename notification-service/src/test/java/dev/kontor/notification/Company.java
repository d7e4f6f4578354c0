package dev.kontor.notification;

import dev.kontor.platformtest.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** What other services tell about a company, sent as they send it. */
public final class Company implements AutoCloseable {
    static final String STAFF = "kontor.activity.staff.state.v1";
    static final String MEETING = "kontor.activity.meeting.state.v1";
    static final String PERSON = "kontor.contacts.person.state.v1";

    private final Events events = new Events();

    public Events events() {
        return events;
    }

    /** A member of staff whom the service knows when this returns. */
    public UUID staff(String email, String language, UUID managerId) {
        UUID id = UUID.randomUUID();
        staffWithoutWaiting(id, email, language, managerId);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Rows.count("staff_copy where id = '" + id + "'") == 1);
        return id;
    }

    void staffWithoutWaiting(UUID id, String email, String language, UUID managerId) {
        String manager = managerId == null ? "" : ",\"managerId\":\"" + managerId + "\"";
        events.send(STAFF, id, 1, String.format(Locale.ROOT, """
                {"id":"%s","version":1,"username":"u","name":"Anna Bērziņa","email":"%s","language":"%s",
                 "timeZone":"Europe/Riga","active":true%s}""", id, email, language, manager));
    }

    void meeting(UUID id, long version, String title, Instant startsAt, int reminderMinutes, List<UUID> participants) {
        meeting(id, version, title, startsAt, reminderMinutes, participants, false);
    }

    void meeting(
            UUID id,
            long version,
            String title,
            Instant startsAt,
            int reminderMinutes,
            List<UUID> participants,
            boolean cancelled) {
        events.send(
                MEETING,
                id,
                version,
                meetingJson(id, version, title, startsAt, reminderMinutes, participants, cancelled));
    }

    static String meetingJson(
            UUID id,
            long version,
            String title,
            Instant startsAt,
            int reminderMinutes,
            List<UUID> participants,
            boolean cancelled) {
        String attendees = participants.stream()
                .skip(1)
                .map(attendee -> "\"" + attendee + "\"")
                .collect(Collectors.joining(","));
        return String.format(
                Locale.ROOT,
                """
                {"id":"%s","version":%d,"title":"%s","startsAt":"%s","endsAt":"%s","timeZone":"Europe/Riga","ownerId":"%s",
                 "attendeeIds":[%s],"reminderMinutes":%d,"cancelled":%b}""",
                id,
                version,
                title,
                startsAt,
                startsAt.plusSeconds(3600),
                participants.getFirst(),
                attendees,
                reminderMinutes,
                cancelled);
    }

    void person(UUID id, long version, String birthday, String language, UUID ownerId) {
        String owner = ownerId == null ? "" : ",\"ownerId\":\"" + ownerId + "\"";
        events.send(PERSON, id, version, String.format(Locale.ROOT, """
                {"id":"%s","version":%d,"givenName":"Ольга","familyName":"Иванова","birthday":"%s","language":"%s",
                 "lifeCycle":"active"%s}""", id, version, birthday, language, owner));
    }

    @Override
    public void close() {
        events.close();
    }
}
