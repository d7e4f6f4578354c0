package dev.kontor.contacts.person;

import dev.kontor.contacts.contactpoint.EmailInput;
import dev.kontor.contacts.contactpoint.ExternalId;
import dev.kontor.contacts.contactpoint.PhoneInput;
import dev.kontor.contacts.rowimport.Cell;
import dev.kontor.platform.imports.ImportRow;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a row of a file tells of a person. */
final class PersonRow {
    static final Set<String> FIELDS = Set.of(
            "givenName",
            "familyName",
            "phone",
            "phone2",
            "email",
            "birthday",
            "language",
            "timeZone",
            "source",
            "owner",
            "organisation",
            "externalId");

    /** The system under whose name a file's own ids are kept. */
    static final String SYSTEM = "import";

    private PersonRow() {}

    static PersonDetails details(ImportRow row, @Nullable UUID organisationId) {
        return new PersonDetails(
                row.get("givenName"),
                row.get("familyName"),
                Stream.of(row.get("phone"), row.get("phone2"))
                        .filter(Objects::nonNull)
                        .map(number -> new PhoneInput(number, null, null, null))
                        .toList(),
                Cell.list(row.get("email"), address -> new EmailInput(address, null, null)),
                row.get("birthday"),
                row.get("language"),
                row.get("timeZone"),
                row.get("source"),
                organisationId,
                Cell.list(row.get("externalId"), id -> new ExternalId(SYSTEM, id)));
    }

    /** The column that a fault in the details belongs to: {@code /phones/1/number} → {@code phone2}. */
    static @Nullable String column(String pointer) {
        return switch (pointer) {
            case "/phones/0/number" -> "phone";
            case "/phones/1/number" -> "phone2";
            case "/emails/0/address" -> "email";
            default -> FIELDS.contains(pointer.substring(Math.min(1, pointer.length()))) ? pointer.substring(1) : null;
        };
    }
}
