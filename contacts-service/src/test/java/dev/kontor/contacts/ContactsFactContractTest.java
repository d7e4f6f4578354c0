package dev.kontor.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.contacts.organisation.OrganisationFact;
import dev.kontor.contacts.person.LifeCycle;
import dev.kontor.contacts.person.PersonFact;
import dev.kontor.contacts.staff.consumed.StaffState;
import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import dev.kontor.platformtest.Contracts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContactsFactContractTest {
    private static final UUID OWNER = UUID.fromString("0197a001-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0197a001-0000-7000-8000-000000000002");
    private static final Instant AT = Instant.parse("2026-11-21T08:30:00Z");

    private static final Grant GRANT = new Grant(OTHER, null, true, Instant.parse("2026-12-24T16:00:00Z"));
    private static final Withdrawal WITHDRAWAL = new Withdrawal(null, "tallinn");

    @Test
    void factsOfAPerson() {
        Contracts.verifyAll(
                PersonFact.class,
                List.of(
                        new PersonFact.Registered(OWNER, "riga", LifeCycle.POTENTIAL, "exhibition", AT),
                        new PersonFact.Revised(List.of("birthday", "phones")),
                        new PersonFact.LifeCycleChanged(LifeCycle.POTENTIAL, LifeCycle.ACTIVE, "first-purchase"),
                        new PersonFact.Reassigned(OWNER, OTHER, "tallinn"),
                        new PersonFact.Affiliated(OTHER, OWNER, "buyer", LocalDate.parse("2024-03-01"), null, true),
                        new PersonFact.Shared(GRANT),
                        new PersonFact.Unshared(WITHDRAWAL),
                        new PersonFact.Removed()));
    }

    @Test
    void factsOfAnOrganisation() {
        Contracts.verifyAll(
                OrganisationFact.class,
                List.of(
                        new OrganisationFact.Registered(OWNER, "riga", "retail", "LV", AT),
                        new OrganisationFact.Revised(List.of("employees", "website")),
                        new OrganisationFact.Reassigned(OWNER, OTHER, "tallinn"),
                        new OrganisationFact.Shared(GRANT),
                        new OrganisationFact.Unshared(WITHDRAWAL),
                        new OrganisationFact.Removed()));
    }

    @Test
    void statesAsTheTopicCarriesThem() {
        Contracts.verifyState(PersonFact.Registered.class, Examples.person());
        Contracts.verifyState(OrganisationFact.Registered.class, Examples.organisation());
    }

    @Test
    void theStaffStateCanBeRead() {
        for (StaffState state : Contracts.readExamples("kontor.activity.staff.state.v1", StaffState.class)) {
            assertThat(state.id()).isNotNull();
            assertThat(state.name()).isNotBlank();
        }
    }
}
