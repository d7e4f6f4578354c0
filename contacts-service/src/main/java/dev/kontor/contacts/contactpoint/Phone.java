package dev.kontor.contacts.contactpoint;

import org.jspecify.annotations.Nullable;

/**
 * A telephone number.
 *
 * @param e164 ITU-T E.164 with plus sign: {@code +37120000000}
 * @param extension digits dialled after the answer
 * @param type mobile, work, home, fax or other
 * @param raw what was typed
 */
public record Phone(String e164, @Nullable String extension, String type, String raw, boolean primary) {}
