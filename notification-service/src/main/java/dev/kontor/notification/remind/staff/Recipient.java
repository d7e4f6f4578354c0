package dev.kontor.notification.remind.staff;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A member of staff as somebody to write to. */
public record Recipient(String name, String email, @Nullable String language, ZoneId zone) {
    /** Date and time as the recipient reads them, on the recipient's clock. */
    public String local(Instant instant, Locale locale) {
        return new DateTimeFormatterBuilder()
                .appendLocalized(FormatStyle.LONG, FormatStyle.SHORT)
                .toFormatter(locale)
                .withZone(zone)
                .format(instant);
    }
}
