package dev.kontor.activity.staff;

import dev.kontor.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Somebody who works here. Whoever has left stays known, inactive, because records still name them. */
@Entity
public class StaffMember implements Aggregate {
    @Id
    private UUID id;

    private long version;

    @Nullable
    private String username;

    private String name;

    @Nullable
    private String email;

    @Nullable
    private String team;

    @Nullable
    private UUID managerId;

    @Nullable
    private String extension;

    @Nullable
    private String timeZone;

    @Nullable
    private String language;

    private boolean active;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    private DirectoryEntry directory;

    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected StaffMember() {}

    @SuppressWarnings("NullAway") // describe() sets the rest
    private StaffMember(UUID id, StaffProfile profile, @Nullable DirectoryEntry directory, Instant now) {
        this.id = id;
        this.active = directory == null || directory.enabled();
        this.directory = directory;
        describe(profile, now);
    }

    /** A member whom an import names. */
    static StaffMember join(UUID id, StaffProfile profile, Instant now) {
        return new StaffMember(id, profile, null, now);
    }

    /** A member whom Keycloak knows; the id is the subject of their tokens. */
    static StaffMember join(UUID id, StaffProfile profile, DirectoryEntry entry, Instant now) {
        return new StaffMember(id, profile, entry, now);
    }

    /** The first fact, and the second for somebody who comes disabled. */
    List<StaffFact> joined() {
        StaffFact joined = new StaffFact.Joined(team, managerId);
        return active ? List.of(joined) : List.of(joined, new StaffFact.Left());
    }

    /** Replaces what is known; nothing happens when nothing differs. */
    List<StaffFact> revise(StaffProfile profile, Instant now) {
        List<String> changed = profile.changedFrom(profile());
        if (changed.isEmpty()) {
            return List.of();
        }
        describe(profile, now);
        return List.of(new StaffFact.Revised(changed));
    }

    /** Takes over what has changed in Keycloak since its last word. */
    List<StaffFact> follow(DirectoryEntry entry, @Nullable UUID manager, Instant now) {
        List<StaffFact> facts = new ArrayList<>(revise(entry.onto(profile(), directory, manager), now));
        directory = entry;
        if (entry.enabled() && !active) {
            active = true;
            updatedAt = now;
            facts.add(new StaffFact.Joined(team, managerId));
        } else if (!entry.enabled()) {
            facts.addAll(leave(now));
        }
        return facts;
    }

    List<StaffFact> leave(Instant now) {
        if (!active) {
            return List.of();
        }
        active = false;
        updatedAt = now;
        return List.of(new StaffFact.Left());
    }

    /** Gives the user name up to the account that Keycloak has given it to. */
    List<StaffFact> yieldUsername(Instant now) {
        List<StaffFact> facts = new ArrayList<>(revise(profile().withoutUsername(), now));
        facts.addAll(leave(now));
        return facts;
    }

    private void describe(StaffProfile profile, Instant now) {
        username = profile.username();
        name = profile.name();
        email = profile.email();
        team = profile.team();
        managerId = profile.managerId();
        extension = profile.extension();
        timeZone = profile.timeZone();
        language = profile.language();
        updatedAt = now;
    }

    /** What a revision starts from. */
    StaffProfile profile() {
        return new StaffProfile(username, name, email, team, managerId, extension, timeZone, language);
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

    public String name() {
        return name;
    }

    public @Nullable String team() {
        return team;
    }

    public @Nullable String timeZone() {
        return timeZone;
    }

    public boolean active() {
        return active;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
