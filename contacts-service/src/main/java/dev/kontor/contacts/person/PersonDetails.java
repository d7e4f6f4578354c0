package dev.kontor.contacts.person;

import dev.kontor.contacts.contactpoint.EmailInput;
import dev.kontor.contacts.contactpoint.ExternalId;
import dev.kontor.contacts.contactpoint.PhoneInput;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client may write about a person. At least a name, a phone or an e-mail must be given.
 *
 * @param birthday {@code 1990-02-28} or {@code --02-28}
 * @param language BCP 47: {@code lv}
 * @param timeZone IANA name: {@code Europe/Riga}
 * @param source how they found us; fixed after creation
 */
public record PersonDetails(
        @Nullable @Size(max = MAX_NAME) String givenName,
        @Nullable @Size(max = MAX_NAME) String familyName,
        @Nullable @Size(max = MAX_POINTS) List<@Valid PhoneInput> phones,
        @Nullable @Size(max = MAX_POINTS) List<@Valid EmailInput> emails,
        @Nullable @Size(max = MAX_CODE) String birthday,

        @Nullable @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", message = "must be a language tag such as lv")
        String language,

        @Nullable @Size(max = MAX_CODE) String timeZone,
        @Nullable @Size(max = MAX_CODE) String source,
        @Nullable UUID organisationId,
        @Nullable @Size(max = MAX_POINTS) List<@Valid ExternalId> externalIds) {
    private static final int MAX_NAME = 200;
    private static final int MAX_CODE = 50;
    private static final int MAX_POINTS = 20;
}
