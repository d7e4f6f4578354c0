package dev.kontor.analytics.sla;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says: whoever answers for the start event has so much working time until the stop event.
 *
 * @param targetSeconds working seconds from start to deadline
 * @param warnPercent the share of the target after which a warning goes out; absent: 75
 * @param calendar working hours; absent: round the clock
 * @param ownerField field of the start event that names the staff member who answers for it; absent: ownerId, agentId or assigneeId
 */
@Schema(name = "SlaPolicyRequest")
public record SlaPolicyDefinition(
        @NotBlank @Size(max = MAX_CODE) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        String code,

        @NotBlank @Size(max = MAX_NAME) String name,
        @NotNull @Valid EventMatch start,
        @NotNull @Valid EventMatch stop,
        @Min(1) @Max(MAX_TARGET_SECONDS) long targetSeconds,
        @Nullable @Min(1) @Max(MAX_PERCENT) Integer warnPercent,
        @Nullable @Valid WorkingHours calendar,
        @Nullable @Size(min = 1, max = MAX_FIELD) String ownerField) {
    private static final int MAX_CODE = 60;
    private static final int MAX_NAME = 200;
    private static final int MAX_FIELD = 60;
    /** A year of seconds. */
    private static final long MAX_TARGET_SECONDS = 31_536_000;

    private static final int MAX_PERCENT = 99;
    private static final int DEFAULT_WARN_PERCENT = 75;
    private static final int PERCENT = 100;

    public WorkingTime workingTime() {
        return calendar == null ? WorkingTime.ALWAYS : calendar.toCalendar();
    }

    public Duration target() {
        return Duration.ofSeconds(targetSeconds);
    }

    /** Working time from start to warning. */
    public Duration warning() {
        int percent = warnPercent == null ? DEFAULT_WARN_PERCENT : warnPercent;
        return target().multipliedBy(percent).dividedBy(PERCENT);
    }
}
