package dev.kontor.contacts.staff;

import dev.kontor.contacts.staff.consumed.StaffState;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member of staff as activity-service last told. */
@Entity
public class StaffMember {
    @Id
    private UUID id;

    private long version;

    @Nullable
    private String username;

    private String name;

    @Nullable
    private String team;

    private boolean active;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected StaffMember() {}

    @SuppressWarnings("NullAway") // copy() sets the rest
    StaffMember(UUID id) {
        this.id = id;
    }

    /** Takes over a newer state; an older one, come late, changes nothing. */
    void copy(StaffState state, long stateVersion) {
        if (stateVersion <= version) {
            return;
        }
        version = stateVersion;
        username = state.username();
        name = state.name();
        team = state.team();
        active = state.active();
    }

    public UUID id() {
        return id;
    }

    public @Nullable String team() {
        return team;
    }

    public @Nullable String username() {
        return username;
    }

    public String name() {
        return name;
    }

    boolean active() {
        return active;
    }
}
