package dev.kontor.telephony.agent;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A member of staff with a telephone, as activity-service's state tells. Written by {@link Agents#keep} only. */
@Entity
@Immutable
@SuppressWarnings("UnusedVariable") // version and activity are read by queries
public class Agent {
    @Id
    private UUID id;

    private long version;

    @Nullable
    private String extension;

    @Nullable
    private String team;

    private boolean active;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Agent() {}

    public Agent(UUID id, long version, @Nullable String extension, @Nullable String team, boolean active) {
        this.id = id;
        this.version = version;
        this.extension = extension;
        this.team = team;
        this.active = active;
    }

    public UUID id() {
        return id;
    }

    public @Nullable String extension() {
        return extension;
    }

    public @Nullable String team() {
        return team;
    }
}
