package dev.kontor.contacts.organisation;

import dev.kontor.contacts.contactpoint.Reach;
import dev.kontor.platform.access.Owned;
import dev.kontor.platform.outbox.Aggregate;
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

/** An organisation as the company knows it. */
@Entity
public class Organisation implements Aggregate, Owned {
    @Id
    private UUID id;

    private long version;
    private String name;

    @Nullable
    private String taxId;

    @Nullable
    private String industry;

    @Nullable
    private String country;

    @Nullable
    private String website;

    @Nullable
    private Integer yearFounded;

    @Nullable
    private Integer employees;

    @Nullable
    private UUID parentId;

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
    private UUID ownerId;

    @Nullable
    private String team;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Organisation() {}

    @SuppressWarnings("NullAway") // describe() sets the rest
    private Organisation(
            UUID id, OrganisationProfile profile, @Nullable UUID ownerId, @Nullable String team, Instant now) {
        this.id = id;
        this.ownerId = ownerId;
        this.team = team;
        this.createdAt = now;
        describe(profile, now);
    }

    static Organisation register(
            UUID id, OrganisationProfile profile, @Nullable UUID ownerId, @Nullable String team, Instant now) {
        return new Organisation(id, profile, ownerId, team, now);
    }

    OrganisationFact registered() {
        return new OrganisationFact.Registered(ownerId, team, industry, country, createdAt);
    }

    /** @param changed names of the fields that differ; nothing happens when there are none */
    List<OrganisationFact> revise(OrganisationProfile profile, List<String> changed, Instant now) {
        if (id.equals(profile.parentId())) {
            throw Problem.invalid("/parentId", "self", "must not be the organisation itself");
        }
        if (changed.isEmpty()) {
            return List.of();
        }
        describe(profile, now);
        return List.of(new OrganisationFact.Revised(changed));
    }

    List<OrganisationFact> reassign(UUID toOwnerId, @Nullable String toTeam, Instant now) {
        if (toOwnerId.equals(ownerId) && Objects.equals(toTeam, team)) {
            return List.of();
        }
        OrganisationFact fact = new OrganisationFact.Reassigned(ownerId, toOwnerId, toTeam);
        ownerId = toOwnerId;
        team = toTeam;
        updatedAt = now;
        return List.of(fact);
    }

    private void describe(OrganisationProfile profile, Instant now) {
        name = profile.name();
        taxId = profile.taxId();
        industry = profile.industry();
        country = profile.country();
        website = profile.website();
        yearFounded = profile.yearFounded();
        employees = profile.employees();
        parentId = profile.parentId();
        reach = profile.reach();
        numbers = reach.numbers();
        addresses = reach.addresses();
        externalKeys = reach.externalKeys();
        searchText = Stream.concat(Stream.of(name, taxId), reach.words())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        updatedAt = now;
    }

    /** What a revision starts from. */
    OrganisationProfile profile() {
        return new OrganisationProfile(
                name, taxId, industry, country, website, yearFounded, employees, parentId, reach);
    }

    OrganisationFact shared(Grant grant) {
        return new OrganisationFact.Shared(grant);
    }

    OrganisationFact unshared(Withdrawal withdrawal) {
        return new OrganisationFact.Unshared(withdrawal);
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

    String name() {
        return name;
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
