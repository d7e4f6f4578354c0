package dev.kontor.notification.template;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The letters that there are, with the data that their templates may use. The values are samples, for a trial before a change. */
public enum LetterKind {
    MEETING_REMINDER(Map.of(
            "recipientName", "Anna Bērziņa",
            "title", "Review of the offer",
            "startsAt", "2 March 2026, 10:00",
            "endsAt", "2 March 2026, 11:00",
            "timeZone", "Europe/Riga")),
    BIRTHDAY(Map.of(
            "recipientName", "Anna Bērziņa",
            "personName", "Jānis Kalniņš",
            "date", "2 March 2026",
            "congratulation", "Dear Jānis, happy birthday!")),
    /** Not sent by itself: the text that a birthday letter suggests, in the customer's language. */
    BIRTHDAY_CONGRATULATION(Map.of("givenName", "Jānis", "familyName", "Kalniņš")),
    SLA_WARNED(sla()),
    SLA_BREACHED(sla()),
    WEBHOOK_SUSPENDED(Map.of(
            "recipientName", "Anna Bērziņa",
            "host", "hooks.example.com",
            "webhookId", "0195a3c0-0000-7000-8000-000000000001",
            "reason", "timed-out",
            "since", "2 March 2026, 14:00",
            "timeZone", "Europe/Riga"));

    private final Map<String, String> sample;

    LetterKind(Map<String, String> sample) {
        this.sample = sample;
    }

    private static Map<String, String> sla() {
        return Map.of(
                "recipientName", "Anna Bērziņa",
                "employeeName", "Jānis Ozols",
                "policyCode", "invoice-within-4h",
                "key", "4711",
                "dueAt", "2 March 2026, 14:00",
                "timeZone", "Europe/Riga");
    }

    public static Optional<LetterKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Map<String, String> sample() {
        return sample;
    }
}
