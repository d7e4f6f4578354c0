package dev.kontor.contacts.person;

import dev.kontor.contacts.contactpoint.Reach;
import dev.kontor.platform.access.Owned;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A person as the company knows them. Verbs change the person and return what happened. */
@Entity
public class Person implements Aggregate, Owned {
    @Id
    private UUID id;

    private long version;

    @Nullable
    private String givenName;

    @Nullable
    private String familyName;

    @JdbcTypeCode(SqlTypes.JSON)
    private Reach reach;

    // Read by queries alone.
    @SuppressWarnings("UnusedVariable")
    private String[] numbers;

    @SuppressWarnings("UnusedVariable")
    private String[] addresses;

    @SuppressWarnings("UnusedVariable")
    private String[] externalKeys;

    @SuppressWarnings("UnusedVariable")
    private String searchText;

    @Nullable
    private String birthday;

    @Nullable
    private String language;

    @Nullable
    private String timeZone;

    // The code and not the enum: a filter compares it with the text that clients send.
    private String lifeCycle;

    @Nullable
    private String source;

    @Nullable
    private UUID organisationId;

    @Nullable
    private UUID ownerId;

    @Nullable
    private String team;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Person() {}

    @SuppressWarnings("NullAway") // describe() sets the rest
    private Person(UUID id, PersonProfile profile, @Nullable UUID ownerId, @Nullable String team, Instant now) {
        this.id = id;
        this.lifeCycle = LifeCycle.POTENTIAL.code();
        this.source = profile.source();
        this.ownerId = ownerId;
        this.team = team;
        this.createdAt = now;
        describe(profile, now);
    }

    /** A new person, at the start of the life cycle. */
    static Person register(UUID id, PersonProfile profile, @Nullable UUID ownerId, @Nullable String team, Instant now) {
        return new Person(id, profile, ownerId, team, now);
    }

    PersonFact registered() {
        return new PersonFact.Registered(ownerId, team, lifeCycle(), source, createdAt);
    }

    /**
     * Replaces what is known about the person.
     *
     * @param changed names of the fields that differ, for the fact
     * @return nothing when nothing differs
     */
    List<PersonFact> revise(PersonProfile profile, List<String> changed, Instant now) {
        if (!Objects.equals(source, profile.source())) {
            throw Problem.invalid("/source", "fixed", "is fixed after creation");
        }
        if (changed.isEmpty()) {
            return List.of();
        }
        describe(profile, now);
        return List.of(new PersonFact.Revised(changed));
    }

    List<PersonFact> changeLifeCycle(LifeCycle to, String reason, Instant now) {
        if (to == lifeCycle()) {
            return List.of();
        }
        PersonFact fact = new PersonFact.LifeCycleChanged(lifeCycle(), to, reason);
        lifeCycle = to.code();
        updatedAt = now;
        return List.of(fact);
    }

    List<PersonFact> reassign(UUID toOwnerId, @Nullable String toTeam, Instant now) {
        if (toOwnerId.equals(ownerId) && Objects.equals(toTeam, team)) {
            return List.of();
        }
        PersonFact fact = new PersonFact.Reassigned(ownerId, toOwnerId, toTeam);
        ownerId = toOwnerId;
        team = toTeam;
        updatedAt = now;
        return List.of(fact);
    }

    List<PersonFact> affiliate(Affiliation affiliation, Instant now) {
        if (affiliation.main()) {
            organisationId = affiliation.organisationId();
        }
        updatedAt = now;
        return List.of(affiliation.asFact());
    }

    private void describe(PersonProfile profile, Instant now) {
        if (profile.isNameless()) {
            throw Problem.of(
                    PlatformError.VALIDATION_FAILED, "A person needs a name, a phone or an e-mail to be known by");
        }
        givenName = profile.givenName();
        familyName = profile.familyName();
        reach = profile.reach();
        birthday = profile.birthday();
        language = profile.language();
        timeZone = profile.timeZone();
        organisationId = profile.organisationId();
        numbers = reach.numbers();
        addresses = reach.addresses();
        externalKeys = reach.externalKeys();
        searchText = Stream.concat(Stream.of(givenName, familyName), reach.words())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        updatedAt = now;
    }

    /** What a revision starts from. */
    PersonProfile profile() {
        return new PersonProfile(givenName, familyName, reach, birthday, language, timeZone, source, organisationId);
    }

    PersonFact shared(Grant grant) {
        return new PersonFact.Shared(grant);
    }

    PersonFact unshared(Withdrawal withdrawal) {
        return new PersonFact.Unshared(withdrawal);
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

    LifeCycle lifeCycle() {
        return LifeCycle.valueOf(lifeCycle.toUpperCase(Locale.ROOT));
    }

    @Override
    public @Nullable UUID ownerId() {
        return ownerId;
    }

    @Override
    public @Nullable String team() {
        return team;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
