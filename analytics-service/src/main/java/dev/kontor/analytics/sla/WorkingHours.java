package dev.kontor.analytics.sla;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A working calendar as a policy states it.
 *
 * @param zone IANA name, e.g. Europe/Riga
 * @param to end of the day, exclusive; 00:00 is the midnight that ends it
 */
public record WorkingHours(
        @NotBlank @Size(max = MAX_ZONE) String zone,
        @NotEmpty @Size(max = DAYS_OF_WEEK) List<@NotNull Day> days,

        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, examples = "09:00")
        @NotNull
        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "HH:mm")
        LocalTime from,

        @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, examples = "18:00")
        @NotNull
        @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "HH:mm")
        LocalTime to,

        @Nullable @Size(max = MAX_HOLIDAYS) List<@NotNull LocalDate> holidays) {
    private static final int MAX_ZONE = 50;
    private static final int DAYS_OF_WEEK = 7;
    private static final int MAX_HOLIDAYS = 1_000;

    /** Short names of the days, Monday first. */
    public enum Day {
        MON,
        TUE,
        WED,
        THU,
        FRI,
        SAT,
        SUN
    }

    /** The calendar; an unknown zone or hours that end before they begin are refused with {@link IllegalArgumentException} or DateTimeException. */
    @SuppressWarnings("EnumOrdinal") // the days stand in ISO order, Monday first
    public WorkingCalendar toCalendar() {
        return new WorkingCalendar(
                ZoneId.of(zone),
                days.stream().map(day -> DayOfWeek.of(day.ordinal() + 1)).collect(Collectors.toSet()),
                from,
                to,
                holidays == null ? java.util.Set.of() : java.util.Set.copyOf(holidays));
    }
}
