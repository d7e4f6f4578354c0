package dev.kontor.activity.staff;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client may write about a member of staff. User name and activity are Keycloak's.
 *
 * @param extension the number that the PBX rings
 * @param timeZone IANA name: {@code Europe/Riga}
 * @param language BCP 47: {@code lv}
 */
public record StaffDetails(
        @NotBlank @Size(max = MAX_NAME) String name,
        @Nullable @Email @Size(max = MAX_EMAIL) String email,
        @Nullable @Size(min = 1, max = MAX_CODE) String team,
        @Nullable UUID managerId,

        @Nullable @Pattern(regexp = EXTENSION, message = "must be a number the PBX can ring")
        String extension,

        @Nullable @Size(max = MAX_CODE) String timeZone,

        @Nullable @Pattern(regexp = LANGUAGE, message = "must be a language tag such as lv")
        String language) {
    static final int MAX_NAME = 200;
    static final int MAX_EMAIL = 254;
    static final int MAX_CODE = 50;
    static final String EXTENSION = "[0-9*#+]{1,20}";
    static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    static StaffDetails from(StaffProfile profile) {
        return new StaffDetails(
                profile.name(),
                profile.email(),
                profile.team(),
                profile.managerId(),
                profile.extension(),
                profile.timeZone(),
                profile.language());
    }

    StaffProfile onto(StaffProfile before) {
        return new StaffProfile(before.username(), name.strip(), email, team, managerId, extension, timeZone, language);
    }

    static boolean isZone(@Nullable String zone) {
        return zone == null || ZoneId.getAvailableZoneIds().contains(zone);
    }
}
