package dev.kontor.contacts.contactpoint;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A number as a client sends it.
 *
 * @param number in any usual notation; without a country code it is read in the installation's region
 * @param type mobile (default), work, home, fax or other
 */
public record PhoneInput(
        @NotBlank @Size(max = MAX_NUMBER) String number,

        @Nullable @Pattern(regexp = "[0-9]{1,10}", message = "must be up to ten digits")
        String extension,

        @Nullable @Pattern(regexp = "mobile|work|home|fax|other", message = "must be mobile, work, home, fax or other")
        String type,

        @Nullable Boolean primary) {
    private static final int MAX_NUMBER = 40;
}
