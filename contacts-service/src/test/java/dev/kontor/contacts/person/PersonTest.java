package dev.kontor.contacts.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.contacts.contactpoint.Email;
import dev.kontor.contacts.contactpoint.ExternalId;
import dev.kontor.contacts.contactpoint.Phone;
import dev.kontor.contacts.contactpoint.Reach;
import dev.kontor.platform.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonTest {
    private static final Instant THEN = Instant.parse("2026-01-01T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-01T10:00:00Z");
    private static final UUID OWNER = UUID.randomUUID();

    @Test
    void aNewPersonIsPotentialAndBelongsToTheOwner() {
        Person person = aPerson("Ilze", "exhibition");

        assertThat(person.registered())
                .isEqualTo(new PersonFact.Registered(OWNER, "riga", LifeCycle.POTENTIAL, "exhibition", THEN));
        assertThat(person.ownerId()).isEqualTo(OWNER);
        assertThat(person.team()).isEqualTo("riga");
        assertThat(person.version()).isZero();
    }

    @Test
    void aPersonWithoutAnyNameOrReachIsRefused() {
        assertThatThrownBy(() -> aPerson(null, null)).isInstanceOf(Problem.class);
    }

    @Test
    void aRevisionTellsWhatChangedAndOnlyThen() {
        Person person = aPerson("Ilze", "exhibition");

        assertThat(person.revise(aProfile("Ilze", "exhibition"), List.of(), NOW))
                .isEmpty();
        assertThat(person.updatedAt()).isEqualTo(THEN);
        assertThat(person.revise(aProfile("Elza", "exhibition"), List.of("givenName"), NOW))
                .containsExactly(new PersonFact.Revised(List.of("givenName")));
        assertThat(person.profile().givenName()).isEqualTo("Elza");
        assertThat(person.updatedAt()).isEqualTo(NOW);
        assertThat(person.createdAt()).isEqualTo(THEN);
    }

    @Test
    void theSourceIsFixed() {
        Person person = aPerson("Ilze", "exhibition");

        assertThatThrownBy(() -> person.revise(aProfile("Ilze", "advert"), List.of("source"), NOW))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors().get(0).pointer()).isEqualTo("/source"));
    }

    @Test
    void theLifeCycleMovesOnce() {
        Person person = aPerson("Ilze", null);

        assertThat(person.changeLifeCycle(LifeCycle.ACTIVE, "bought", NOW))
                .containsExactly(new PersonFact.LifeCycleChanged(LifeCycle.POTENTIAL, LifeCycle.ACTIVE, "bought"));
        assertThat(person.changeLifeCycle(LifeCycle.ACTIVE, "again", NOW)).isEmpty();
        assertThat(person.lifeCycle()).isEqualTo(LifeCycle.ACTIVE);
    }

    @Test
    void aReassignmentNamesBothOwners() {
        Person person = aPerson("Ilze", null);
        UUID next = UUID.randomUUID();

        assertThat(person.reassign(next, "tallinn", NOW))
                .containsExactly(new PersonFact.Reassigned(OWNER, next, "tallinn"));
        assertThat(person.reassign(next, "tallinn", NOW)).isEmpty();
    }

    @Test
    void aPrimaryPostIsTheOrganisationShown() {
        Person person = aPerson("Ilze", null);
        UUID organisation = UUID.randomUUID();
        var request = new AffiliatePerson.Request(organisation, "buyer", null, null, null, true);
        Affiliation post = new Affiliation(UUID.randomUUID(), person.id(), request);

        assertThat(person.affiliate(post, NOW)).containsExactly(post.asFact());
        assertThat(person.profile().organisationId()).isEqualTo(organisation);
    }

    @Test
    void versionsAreTakenOneByOne() {
        Person person = aPerson("Ilze", null);

        person.advanceTo(1);

        assertThat(person.version()).isEqualTo(1);
    }

    private static Person aPerson(String givenName, String source) {
        return Person.register(UUID.randomUUID(), aProfile(givenName, source), OWNER, "riga", THEN);
    }

    private static PersonProfile aProfile(String givenName, String source) {
        Reach reach = givenName == null
                ? new Reach(List.of(), List.of(), List.of())
                : new Reach(
                        List.of(new Phone("+37126000001", null, "mobile", "26000001", true)),
                        List.of(new Email("A@example.com", "work", true)),
                        List.of(new ExternalId("import", "1")));
        return new PersonProfile(givenName, null, reach, null, null, null, source, null);
    }
}
