package dev.kontor.analytics.sla;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A fact that begins or ends the time of some policy, on its way from the ingest to the engine. Written by {@link SlaSignals}. */
@Entity
@Immutable
@Table(name = "sla_signal")
class SlaSignal {
    @Id
    private UUID eventId;

    private long position;
    private String type;
    private UUID subject;
    private Instant time;
    private UUID correlationId;

    @Nullable
    private String traceparent;

    private String payload;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected SlaSignal() {}

    SlaSignal(
            UUID eventId,
            String type,
            UUID subject,
            Instant time,
            UUID correlationId,
            @Nullable String traceparent,
            String payload) {
        this.eventId = eventId;
        this.type = type;
        this.subject = subject;
        this.time = time;
        this.correlationId = correlationId;
        this.traceparent = traceparent;
        this.payload = payload;
    }

    /** Place in the order of laying down; the database gives it. */
    long position() {
        return position;
    }

    UUID eventId() {
        return eventId;
    }

    String type() {
        return type;
    }

    UUID subject() {
        return subject;
    }

    Instant time() {
        return time;
    }

    UUID correlationId() {
        return correlationId;
    }

    /** W3C trace context of the fact; null when it had none. */
    @Nullable
    String traceparent() {
        return traceparent;
    }

    String payload() {
        return payload;
    }
}
