package dev.kontor.notification.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One attempt to deliver, as the log keeps it. */
@Entity
@Immutable
@Table(name = "delivery_attempt")
@SuppressWarnings("UnusedVariable") // deliveryId is read by queries
public class Attempt {
    private static final int MAX_DETAIL = 500;

    @Id
    private UUID id;

    private UUID deliveryId;
    private int number;
    private Instant at;
    private String result;

    @Nullable
    private String reason;

    @Nullable
    private Integer smtpCode;

    @Nullable
    private String detail;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Attempt() {}

    private Attempt(
            UUID id,
            UUID deliveryId,
            int number,
            Instant at,
            String result,
            @Nullable String reason,
            @Nullable Integer smtpCode,
            @Nullable String detail) {
        this.id = id;
        this.deliveryId = deliveryId;
        this.number = number;
        this.at = at;
        this.result = result;
        this.reason = reason;
        this.smtpCode = smtpCode;
        this.detail = withoutAddresses(detail);
    }

    public static Attempt of(UUID id, UUID deliveryId, int number, Outcome outcome, Instant at) {
        return switch (outcome) {
            case Outcome.Accepted a -> new Attempt(id, deliveryId, number, at, "accepted", null, a.smtpCode(), null);
            case Outcome.Deferred d ->
                new Attempt(id, deliveryId, number, at, "deferred", d.reason(), d.smtpCode(), d.detail());
            case Outcome.Refused r ->
                new Attempt(id, deliveryId, number, at, "refused", r.reason(), r.smtpCode(), r.detail());
            case Outcome.Superseded s -> new Attempt(id, deliveryId, number, at, "superseded", null, null, null);
        };
    }

    /** An attempt whose worker never said what came of it. */
    public static Attempt lost(UUID id, UUID deliveryId, int number, Instant at) {
        return new Attempt(id, deliveryId, number, at, "lost", null, null, null);
    }

    /** Servers quote the address in their refusals; the log holds no personal data. */
    private static @Nullable String withoutAddresses(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String masked = text.replaceAll("[^\\s<>\"]+@[^\\s<>\"]+", "(address)");
        return masked.length() > MAX_DETAIL ? masked.substring(0, MAX_DETAIL) : masked;
    }

    int number() {
        return number;
    }

    Instant at() {
        return at;
    }

    String result() {
        return result;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    Integer smtpCode() {
        return smtpCode;
    }

    @Nullable
    String detail() {
        return detail;
    }
}
