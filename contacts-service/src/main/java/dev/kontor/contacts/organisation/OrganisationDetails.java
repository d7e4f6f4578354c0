package dev.kontor.contacts.organisation;

import dev.kontor.contacts.contactpoint.EmailInput;
import dev.kontor.contacts.contactpoint.ExternalId;
import dev.kontor.contacts.contactpoint.PhoneInput;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client may write about an organisation.
 *
 * @param country ISO 3166-1 alpha-2
 * @param parentId the organisation it belongs to
 */
public record OrganisationDetails(
        @NotBlank @Size(max = MAX_NAME) String name,
        @Nullable @Size(max = MAX_CODE) String taxId,
        @Nullable @Size(max = MAX_CODE) String industry,

        @Nullable @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166 code such as LV")
        String country,

        @Nullable @Size(max = MAX_NAME) String website,
        @Nullable @Min(MIN_YEAR) @Max(MAX_YEAR) Integer yearFounded,
        @Nullable @Min(0) Integer employees,
        @Nullable UUID parentId,
        @Nullable @Size(max = MAX_POINTS) List<@Valid PhoneInput> phones,
        @Nullable @Size(max = MAX_POINTS) List<@Valid EmailInput> emails,
        @Nullable @Size(max = MAX_POINTS) List<@Valid ExternalId> externalIds) {
    static final int MAX_NAME = 200;
    static final int MAX_CODE = 50;
    private static final int MAX_POINTS = 20;
    private static final int MIN_YEAR = 1000;
    private static final int MAX_YEAR = 2100;
}
