package dev.kontor.contacts.contactpoint;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** How another system knows this record. */
public record ExternalId(
        @NotBlank @Size(max = MAX_SYSTEM) String system,
        @NotBlank @Size(max = MAX_ID) String id) {
    private static final int MAX_SYSTEM = 50;
    private static final int MAX_ID = 200;

    public String key() {
        return system + ":" + id;
    }
}
