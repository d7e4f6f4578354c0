package dev.kontor.notification.template;

/**
 * A template's three parts, in the language of Qute.
 *
 * @param html fragment of a body; the layout round it, with direction and language, is the same for all
 */
public record Wording(String subject, String text, String html) {}
