package dev.kontor.platform.patch;

import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version a client has read and means to change: the number in {@code If-Match: "7"}. */
public record ExpectedVersion(long number) {
    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

    /** Refuses a missing header with 428 and an unreadable one with 400. */
    public static ExpectedVersion parse(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Problem.of(PlatformError.PRECONDITION_REQUIRED, "Send If-Match with the ETag that you have read");
        }
        Matcher etag = ETAG.matcher(ifMatch.trim());
        if (!etag.matches()) {
            throw Problem.invalid("If-Match", "etag", "must be one strong ETag such as \"7\"");
        }
        return new ExpectedVersion(Long.parseLong(etag.group(1)));
    }

    /** For commands, which need no If-Match but honour it: null when the header is missing. */
    public static @Nullable ExpectedVersion ifSent(@Nullable String ifMatch) {
        return ifMatch == null ? null : parse(ifMatch);
    }
}
