package dev.kontor.contacts.contactpoint;

import java.util.Locale;

/**
 * An e-mail address as given.
 *
 * @param type work, home or other
 */
public record Email(String address, String type, boolean primary) {
    /** The form in which addresses are compared. */
    public String normalised() {
        return address.toLowerCase(Locale.ROOT);
    }
}
