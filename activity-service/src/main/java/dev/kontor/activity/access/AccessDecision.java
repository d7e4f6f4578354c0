package dev.kontor.activity.access;

import dev.kontor.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A rule that an administrator has put in place of the shipped one. */
@Entity
@Table(name = "access_rule")
public class AccessDecision implements Aggregate {
    @Id
    private UUID id;

    private long version;
    private String role;
    private String entity;

    @JdbcTypeCode(SqlTypes.JSON)
    private Ruling ruling;

    private String changedBy;
    private Instant changedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected AccessDecision() {}

    @SuppressWarnings("NullAway") // set() sets the rest
    AccessDecision(UUID id, String role, String entity, Ruling ruling, String by, Instant now) {
        this.id = id;
        this.role = role;
        this.entity = entity;
        set(ruling, by, now);
    }

    AccessRuleFact decided() {
        return new AccessRuleFact.Decided(role, entity, ruling.actions(), ruling.fields());
    }

    AccessRuleFact withdrawn() {
        return new AccessRuleFact.Withdrawn(role, entity);
    }

    /** Nothing happens when it says so already. */
    List<AccessRuleFact> decide(Ruling next, String by, Instant now) {
        if (next.equals(ruling)) {
            return List.of();
        }
        set(next, by, now);
        return List.of(decided());
    }

    private void set(Ruling next, String by, Instant now) {
        ruling = next;
        changedBy = by;
        changedAt = now;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void advanceTo(long next) {
        version = next;
    }

    String role() {
        return role;
    }

    String entity() {
        return entity;
    }

    Ruling ruling() {
        return ruling;
    }

    /** {@code user:<id>} or {@code client:<client id>}. */
    String changedBy() {
        return changedBy;
    }

    Instant changedAt() {
        return changedAt;
    }
}
