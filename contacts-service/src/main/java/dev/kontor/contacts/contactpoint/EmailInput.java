package dev.kontor.contacts.contactpoint;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An address as a client sends it.
 *
 * @param type work (default), home or other
 */
public record EmailInput(
        @NotBlank @Email @Size(max = MAX_ADDRESS) String address,

        @Nullable @Pattern(regexp = "work|home|other", message = "must be work, home or other")
        String type,

        @Nullable Boolean primary) {
    private static final int MAX_ADDRESS = 254;
}
