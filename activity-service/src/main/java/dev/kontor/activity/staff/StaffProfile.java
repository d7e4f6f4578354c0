package dev.kontor.activity.staff;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a member of staff.
 *
 * @param username lower case, as in Keycloak; null for people who are known by name only
 * @param extension the number that the PBX rings
 * @param timeZone IANA name
 * @param language BCP 47
 */
record StaffProfile(
        @Nullable String username,
        String name,
        @Nullable String email,
        @Nullable String team,
        @Nullable UUID managerId,
        @Nullable String extension,
        @Nullable String timeZone,
        @Nullable String language) {

    /** Names of the fields in which two profiles differ, in alphabetical order. */
    List<String> changedFrom(StaffProfile before) {
        Map<String, @Nullable Object> old = before.fields();
        return fields().entrySet().stream()
                .filter(field -> !Objects.equals(field.getValue(), old.get(field.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    StaffProfile managedBy(@Nullable UUID manager) {
        return new StaffProfile(username, name, email, team, manager, extension, timeZone, language);
    }

    StaffProfile withoutUsername() {
        return new StaffProfile(null, name, email, team, managerId, extension, timeZone, language);
    }

    private Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new TreeMap<>();
        fields.put("username", username);
        fields.put("name", name);
        fields.put("email", email);
        fields.put("team", team);
        fields.put("managerId", managerId);
        fields.put("extension", extension);
        fields.put("timeZone", timeZone);
        fields.put("language", language);
        return fields;
    }
}
