package dev.kontor.activity.staff;

import dev.kontor.platform.imports.ImportRow;
import dev.kontor.platform.imports.RowOutcome;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of a staff file. What a row leaves blank stays as it is.
 *
 * @param username in lower case, as Keycloak keeps it
 * @param manager user name or full name
 */
record StaffRow(
        @Nullable String username,
        @Nullable String name,
        @Nullable String email,
        @Nullable String team,
        @Nullable String manager,
        @Nullable String extension,
        @Nullable String timeZone,
        @Nullable String language) {
    static final Set<String> FIELDS =
            Set.of("username", "name", "email", "team", "manager", "extension", "timeZone", "language");

    private static final Pattern EXTENSION = Pattern.compile(StaffDetails.EXTENSION);
    private static final Pattern LANGUAGE = Pattern.compile(StaffDetails.LANGUAGE);
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");

    static StaffRow read(ImportRow row) {
        return new StaffRow(
                lower(row.get("username")),
                row.get("name"),
                row.get("email"),
                row.get("team"),
                row.get("manager"),
                row.get("extension"),
                row.get("timeZone"),
                row.get("language"));
    }

    /** What keeps the row from being imported, null when nothing does. */
    RowOutcome.@Nullable Failed fault() {
        if (username == null && name == null && email == null) {
            return fault("name", "missing", "A user name, a name or an e-mail is needed");
        }
        if (isLong(username, StaffDetails.MAX_NAME) || isLong(name, StaffDetails.MAX_NAME)) {
            return fault("name", "size", "is longer than " + StaffDetails.MAX_NAME);
        }
        if (email != null
                && (isLong(email, StaffDetails.MAX_EMAIL)
                        || !ADDRESS.matcher(email).matches())) {
            return fault("email", "email", "is no e-mail address");
        }
        if (isLong(team, StaffDetails.MAX_CODE)) {
            return fault("team", "size", "is longer than " + StaffDetails.MAX_CODE);
        }
        if (extension != null && !EXTENSION.matcher(extension).matches()) {
            return fault("extension", "pattern", "must be a number the PBX can ring");
        }
        if (!StaffDetails.isZone(timeZone)) {
            return fault("timeZone", "time-zone", "must be an IANA zone such as Europe/Riga");
        }
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            return fault("language", "pattern", "must be a language tag such as lv");
        }
        if (manager != null && (manager.equals(name) || Objects.equals(lower(manager), username))) {
            return fault("manager", "own-manager", "nobody is their own manager");
        }
        return isLong(manager, StaffDetails.MAX_NAME)
                ? fault("manager", "size", "is longer than " + StaffDetails.MAX_NAME)
                : null;
    }

    /** What others may call the row's person by. */
    Set<String> names() {
        return Stream.of(username, name).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** A new member's profile, without manager. */
    StaffProfile profile() {
        String known = name != null ? name : username != null ? username : String.valueOf(email);
        return new StaffProfile(username, known, email, team, null, extension, timeZone, language);
    }

    /** A known member's profile after this row. */
    StaffProfile onto(StaffProfile before) {
        return new StaffProfile(
                before.username() == null ? username : before.username(),
                name == null ? before.name() : name,
                or(email, before.email()),
                or(team, before.team()),
                before.managerId(),
                or(extension, before.extension()),
                or(timeZone, before.timeZone()),
                or(language, before.language()));
    }

    private static @Nullable String or(@Nullable String said, @Nullable String before) {
        return said == null ? before : said;
    }

    private static boolean isLong(@Nullable String text, int limit) {
        return text != null && text.length() > limit;
    }

    static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    static RowOutcome.Failed fault(String field, String code, String message) {
        return new RowOutcome.Failed(field, code, message);
    }
}
