package dev.kontor.contacts;

import dev.kontor.contacts.contactpoint.Email;
import dev.kontor.contacts.contactpoint.ExternalId;
import dev.kontor.contacts.contactpoint.Phone;
import dev.kontor.contacts.organisation.OrganisationView;
import dev.kontor.contacts.person.LifeCycle;
import dev.kontor.contacts.person.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The records behind the golden examples of the state topics. */
final class Examples {
    private static final UUID PERSON = UUID.fromString("0197a001-0000-7000-8000-00000000000a");
    private static final UUID ORGANISATION = UUID.fromString("0197a001-0000-7000-8000-00000000000b");
    private static final UUID OWNER = UUID.fromString("0197a001-0000-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-11-21T08:30:00Z");

    private Examples() {}

    static PersonView person() {
        return new PersonView(
                PERSON,
                3,
                "Ilze",
                "Kalniņa",
                List.of(new Phone("+37126000001", "12", "work", "26 000 001", true)),
                List.of(new Email("Ilze@example.com", "work", true)),
                "--02-28",
                "lv",
                "Europe/Riga",
                LifeCycle.ACTIVE,
                "exhibition",
                ORGANISATION,
                OWNER,
                "riga",
                List.of(new ExternalId("import", "P-17")),
                AT,
                AT);
    }

    static OrganisationView organisation() {
        return new OrganisationView(
                ORGANISATION,
                1,
                "Daugava SIA",
                "LV40003000001",
                "retail",
                "LV",
                "https://daugava.example",
                1998,
                120,
                null,
                List.of(new Phone("+37167000001", null, "work", "67000001", true)),
                List.of(new Email("info@daugava.example", "work", true)),
                OWNER,
                "riga",
                List.of(new ExternalId("import", "O-4")),
                AT,
                AT);
    }
}
