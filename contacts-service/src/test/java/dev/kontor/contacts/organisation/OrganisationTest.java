package dev.kontor.contacts.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrganisationTest {
    private static final Instant THEN = Instant.parse("2026-01-01T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-01T10:00:00Z");
    private static final UUID OWNER = UUID.randomUUID();

    @Test
    void aNewOrganisationBelongsToTheOwner() {
        Organisation organisation = anOrganisation("Daugava");

        assertThat(organisation.registered())
                .isEqualTo(new OrganisationFact.Registered(OWNER, "riga", null, null, THEN));
        assertThat(organisation.name()).isEqualTo("Daugava");
        assertThat(organisation.createdAt()).isEqualTo(THEN);
        assertThat(organisation.ownerId()).isEqualTo(OWNER);
    }

    @Test
    void aRevisionTellsWhatChangedAndOnlyThen() {
        Organisation organisation = anOrganisation("Daugava");

        assertThat(organisation.revise(OrganisationProfile.named("Daugava"), List.of(), NOW))
                .isEmpty();
        assertThat(organisation.revise(OrganisationProfile.named("Gauja"), List.of("name"), NOW))
                .containsExactly(new OrganisationFact.Revised(List.of("name")));
        assertThat(organisation.updatedAt()).isEqualTo(NOW);
    }

    @Test
    void itIsNotItsOwnParent() {
        Organisation organisation = anOrganisation("Daugava");
        OrganisationProfile looped = OrganisationProfile.named("Daugava").withParent(organisation);

        assertThatThrownBy(() -> organisation.revise(looped, List.of("parentId"), NOW))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aReassignmentNamesBothOwners() {
        Organisation organisation = anOrganisation("Daugava");
        UUID next = UUID.randomUUID();

        assertThat(organisation.reassign(next, "tallinn", NOW))
                .containsExactly(new OrganisationFact.Reassigned(OWNER, next, "tallinn"));
        assertThat(organisation.reassign(next, "tallinn", NOW)).isEmpty();
        assertThat(organisation.team()).isEqualTo("tallinn");
    }

    @Test
    void whatARowTellsIsLaidOverWhatIsKnown() {
        OrganisationProfile known = new OrganisationProfile(
                "Daugava",
                "LV1",
                "retail",
                "LV",
                null,
                1998,
                null,
                null,
                OrganisationProfile.named("x").reach());
        OrganisationProfile told = new OrganisationProfile(
                "Daugava",
                null,
                "trade",
                null,
                "d.example",
                null,
                12,
                null,
                OrganisationProfile.named("x").reach());

        OrganisationProfile both = known.overlaidWith(told);

        assertThat(both.taxId()).isEqualTo("LV1");
        assertThat(both.industry()).isEqualTo("trade");
        assertThat(both.website()).isEqualTo("d.example");
        assertThat(both.yearFounded()).isEqualTo(1998);
    }

    private static Organisation anOrganisation(String name) {
        return Organisation.register(UUID.randomUUID(), OrganisationProfile.named(name), OWNER, "riga", THEN);
    }
}
