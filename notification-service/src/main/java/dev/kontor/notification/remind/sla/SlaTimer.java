package dev.kontor.notification.remind.sla;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Our copy of a timer that has warned; written by {@link SlaTimers#copy}. */
@Entity
@Immutable
@Table(name = "sla_timer_copy")
public class SlaTimer {
    @Id
    private UUID id;

    private String policyCode;

    @Nullable
    private String key;

    @Nullable
    private UUID ownerId;

    private Instant dueAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected SlaTimer() {}

    UUID id() {
        return id;
    }

    String policyCode() {
        return policyCode;
    }

    @Nullable
    String key() {
        return key;
    }

    @Nullable
    UUID ownerId() {
        return ownerId;
    }

    Instant dueAt() {
        return dueAt;
    }
}
