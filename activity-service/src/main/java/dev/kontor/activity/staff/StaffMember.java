package dev.kontor.activity.staff;

import dev.kontor.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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

    private String @Nullable [] roles;

    /** Null until the first word of anybody about it. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    private Memberships memberships;

    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected StaffMember() {}

    @SuppressWarnings("NullAway") // describe() sets the rest
    private StaffMember(UUID id, StaffProfile profile, @Nullable DirectoryUser user, Instant now) {
        this.id = id;
        this.active = user == null || user.entry().enabled();
        this.directory = user == null ? null : user.entry();
        this.roles = user == null ? null : array(user.roles());
        this.memberships = user == null ? known().stating(profile.team(), now, now) : after(user, profile, now);
        describe(profile, now);
    }

    /** A member whom an import names. */
    static StaffMember join(UUID id, StaffProfile profile, Instant now) {
        return new StaffMember(id, profile, null, now);
    }

    /** A member whom Keycloak knows; the id is the subject of their tokens. */
    static StaffMember join(UUID id, StaffProfile profile, DirectoryUser user, Instant now) {
        return new StaffMember(id, profile, user, now);
    }

    /** The first fact, and the second for somebody who comes disabled. */
    List<StaffFact> joined() {
        StaffFact joined = new StaffFact.Joined(team, managerId);
        return active ? List.of(joined) : List.of(joined, new StaffFact.Left());
    }

    /** Replaces what is known; nothing happens when nothing differs. */
    List<StaffFact> revise(StaffProfile profile, Instant now) {
        boolean moves = !Objects.equals(profile.team(), team);
        return change(profile, moves ? known().stating(profile.team(), now, now) : memberships, roles(), now);
    }

    /** Takes over what has changed in Keycloak since its last word. */
    List<StaffFact> follow(DirectoryUser user, @Nullable UUID manager, Instant now) {
        DirectoryEntry entry = user.entry();
        StaffProfile profile = entry.onto(profile(), directory, manager);
        Set<String> told = user.roles() == null ? roles() : user.roles();
        List<StaffFact> facts = new ArrayList<>(change(profile, after(user, profile, now), told, now));
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

    /** Has the member stand in for somebody in a team. */
    List<StaffFact> plan(String inTeam, Instant from, @Nullable Instant until, Instant now) {
        return change(profile(), known().planning(inTeam, from, until, now), roles(), now);
    }

    /** Ends what was planned; nothing happens when it is over. */
    List<StaffFact> withdraw(UUID membership, Instant now) {
        return change(profile(), known().withdrawing(membership, now), roles(), now);
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

    private List<StaffFact> change(
            StaffProfile profile, @Nullable Memberships next, @Nullable Set<String> given, Instant now) {
        List<String> changed = new ArrayList<>(profile.changedFrom(profile()));
        if (!Objects.equals(next, memberships)) {
            changed.add("memberships");
        }
        if (!Objects.equals(given, roles())) {
            changed.add("roles");
        }
        if (changed.isEmpty()) {
            return List.of();
        }
        memberships = next;
        roles = array(given);
        describe(profile, now);
        return List.of(new StaffFact.Revised(changed.stream().sorted().toList()));
    }

    /** What Keycloak's groups make of it. Of whom nothing was known before is in them since the account was made. */
    private Memberships after(DirectoryUser user, StaffProfile profile, Instant now) {
        boolean first = known().items().isEmpty();
        Instant from = first && user.since() != null && user.since().isBefore(now) ? user.since() : now;
        return known().following(user.teams(), from, now).stating(profile.team(), from, now);
    }

    private Memberships known() {
        return memberships == null ? Memberships.NONE : memberships;
    }

    private static String @Nullable [] array(@Nullable Set<String> texts) {
        return texts == null ? null : texts.stream().sorted().toArray(String[]::new);
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

    /** Realm roles as Keycloak has them; null for a member whom it does not know. */
    @Nullable
    Set<String> roles() {
        return roles == null ? null : new TreeSet<>(List.of(roles));
    }

    /** Null when only the one team is known. */
    @Nullable
    List<Membership> memberships() {
        return memberships == null ? null : memberships.from(team);
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
