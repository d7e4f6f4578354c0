package dev.kontor.contacts.organisation;

import dev.kontor.contacts.contactpoint.EmailInput;
import dev.kontor.contacts.contactpoint.ExternalId;
import dev.kontor.contacts.contactpoint.PhoneInput;
import dev.kontor.contacts.rowimport.Cell;
import dev.kontor.platform.imports.ImportRow;
import dev.kontor.platform.problem.Problem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a row of a file tells of an organisation. */
final class OrganisationRow {
    static final Set<String> FIELDS = Set.of(
            "name",
            "externalId",
            "taxId",
            "industry",
            "country",
            "phone",
            "email",
            "website",
            "yearFounded",
            "employees",
            "owner",
            "parent");

    /** The system under whose name a file's own ids are kept. */
    static final String SYSTEM = "import";

    private static final Map<String, String> COUNTRY_CODES = countryCodes();

    private OrganisationRow() {}

    static OrganisationDetails details(ImportRow row, @Nullable UUID parentId) {
        return new OrganisationDetails(
                row.values().getOrDefault("name", ""),
                row.get("taxId"),
                row.get("industry"),
                country(row.get("country")),
                row.get("website"),
                number(row, "yearFounded"),
                number(row, "employees"),
                parentId,
                Cell.list(row.get("phone"), n -> new PhoneInput(n, null, "work", null)),
                Cell.list(row.get("email"), a -> new EmailInput(a, null, null)),
                Cell.list(row.get("externalId"), id -> new ExternalId(SYSTEM, id)));
    }

    static @Nullable String column(String pointer) {
        return switch (pointer) {
            case "/phones/0/number" -> "phone";
            case "/emails/0/address" -> "email";
            default -> FIELDS.contains(pointer.substring(Math.min(1, pointer.length()))) ? pointer.substring(1) : null;
        };
    }

    /** Files say {@code LV} or {@code Latvia}; an unknown name is left for validation to refuse. */
    private static @Nullable String country(@Nullable String text) {
        return text == null ? null : COUNTRY_CODES.getOrDefault(text.toLowerCase(Locale.ROOT), text);
    }

    private static @Nullable Integer number(ImportRow row, String field) {
        String text = row.get(field);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw Problem.invalid("/" + field, "number", text + " is no whole number");
        }
    }

    private static Map<String, String> countryCodes() {
        Map<String, String> codes = new HashMap<>();
        Arrays.stream(Locale.getISOCountries())
                .forEach(code -> codes.put(
                        Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code));
        return codes;
    }
}
