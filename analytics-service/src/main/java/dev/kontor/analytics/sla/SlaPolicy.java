package dev.kontor.analytics.sla;

import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A regulation as data. It publishes nothing, so it numbers its own versions. A retired policy starts no more timers; those that run
 * can still be met.
 */
@Entity
@Table(name = "sla_policy")
public class SlaPolicy implements Aggregate {
    @Id
    private UUID id;

    private long version;
    private String code;

    /** The definition as JSON; {@link PolicyDefinitions} reads and writes it. */
    private String definition;

    private String startType;
    private String stopType;
    private Instant createdAt;
    private String createdBy;
    private Instant updatedAt;
    private String updatedBy;

    @Nullable
    private Instant retiredAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected SlaPolicy() {}

    @SuppressWarnings("NullAway.Init") // take() sets the definition
    private SlaPolicy(SlaPolicyDefinition terms, String json, Instant now, String actor) {
        this.id = Ids.next();
        this.createdAt = now;
        this.createdBy = actor;
        take(terms, json, now, actor);
    }

    static SlaPolicy define(SlaPolicyDefinition terms, String json, Instant now, String actor) {
        return new SlaPolicy(terms, json, now, actor);
    }

    void revise(SlaPolicyDefinition terms, String json, Instant now, String actor) {
        take(terms, json, now, actor);
    }

    void retire(Instant now, String actor) {
        retiredAt = now;
        updatedAt = now;
        updatedBy = actor;
        version++;
    }

    private void take(SlaPolicyDefinition terms, String json, Instant now, String actor) {
        code = terms.code();
        definition = json;
        startType = terms.start().type();
        stopType = terms.stop().type();
        updatedAt = now;
        updatedBy = actor;
        version++;
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

    boolean isRetired() {
        return retiredAt != null;
    }

    String code() {
        return code;
    }

    String startType() {
        return startType;
    }

    String stopType() {
        return stopType;
    }

    String definition() {
        return definition;
    }

    Instant createdAt() {
        return createdAt;
    }

    String createdBy() {
        return createdBy;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    String updatedBy() {
        return updatedBy;
    }
}
