package dev.kontor.notification.channel;

import java.util.Locale;

/**
 * A message ready to go.
 *
 * @param to the recipient's address
 * @param text plain text
 * @param html the same as a whole HTML document
 */
public record Letter(String to, Locale language, String subject, String text, String html) {}
