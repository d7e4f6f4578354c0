package dev.kontor.contacts.person;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A post that a person holds or held at an organisation. */
@Entity
class Affiliation {
    @Id
    private UUID id;

    private UUID personId;
    private UUID organisationId;
    private String role;

    @Nullable
    private String title;

    @Nullable
    private LocalDate since;

    @Nullable
    private LocalDate until;

    private boolean main;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Affiliation() {}

    Affiliation(UUID id, UUID personId, AffiliatePerson.Request request) {
        this.id = id;
        this.personId = personId;
        this.organisationId = request.organisationId();
        this.role = request.role();
        this.title = request.title();
        this.since = request.from();
        this.until = request.to();
        this.main = Boolean.TRUE.equals(request.primary());
    }

    PersonFact asFact() {
        return new PersonFact.Affiliated(id, organisationId, role, since, until, main);
    }

    AffiliationView view() {
        return new AffiliationView(id, personId, organisationId, role, title, since, until, main);
    }

    UUID organisationId() {
        return organisationId;
    }

    boolean main() {
        return main;
    }
}
