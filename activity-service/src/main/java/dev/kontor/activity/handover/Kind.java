package dev.kontor.activity.handover;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be handed over, in the order in which it is told. */
enum Kind {
    PERSON,
    ORGANISATION,
    DEAL,
    INVOICE,
    TASK,
    MEETING;

    /** As in permissions. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Kind::code).toList();
    }
}
