package dev.kontor.notification.remind.meeting;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Our copy of a meeting; written by {@link Meetings#copy}. */
@Entity
@Immutable
@Table(name = "meeting_copy")
public class Meeting {
    @Id
    private UUID id;

    private String title;
    private Instant startsAt;

    @Nullable
    private Instant endsAt;

    private boolean cancelled;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Meeting() {}

    UUID id() {
        return id;
    }

    String title() {
        return title;
    }

    Instant startsAt() {
        return startsAt;
    }

    @Nullable
    Instant endsAt() {
        return endsAt;
    }

    boolean isCancelled() {
        return cancelled;
    }
}
