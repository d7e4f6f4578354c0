package dev.kontor.analytics.sla;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which facts begin or end a policy's time.
 *
 * @param type event type, e.g. kontor.telephony.call.tagged.v1
 * @param where values that fields of the payload must have; absent: every fact of the type
 * @param key field of the payload whose value must be equal at start and stop; absent: the record the fact is about
 * @param time field of the payload that tells when it happened; absent: startedAt (of a start only), then at, then the event's time
 */
public record EventMatch(
        @NotBlank @Size(max = MAX_TYPE) @Pattern(regexp = "kontor\\.[a-z]+\\.[a-z-]+\\.[a-z-]+\\.v\\d+")
        String type,

        @Nullable @Size(max = MAX_CONDITIONS)
        Map<@NotBlank @Size(max = MAX_FIELD) String, @NotBlank @Size(max = MAX_VALUE) String> where,

        @Nullable @Size(min = 1, max = MAX_FIELD) String key,
        @Nullable @Size(min = 1, max = MAX_FIELD) String time) {
    private static final int MAX_TYPE = 120;
    private static final int MAX_FIELD = 60;
    private static final int MAX_VALUE = 200;
    private static final int MAX_CONDITIONS = 10;
}
