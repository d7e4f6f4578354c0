package dev.kontor.notification.template;

import java.util.Locale;

/**
 * Words with their data.
 *
 * @param language the one that was found for the one that was asked for
 * @param html a whole document
 */
public record Rendered(Locale language, String subject, String text, String html) {}
