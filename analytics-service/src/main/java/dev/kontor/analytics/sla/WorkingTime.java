package dev.kontor.analytics.sla;

import java.time.Duration;
import java.time.Instant;

/** How time counts for a policy: round the clock, or by a {@link WorkingCalendar}. */
public interface WorkingTime {
    /** Every second counts. */
    WorkingTime ALWAYS = new WorkingTime() {
        @Override
        public Instant add(Instant start, Duration work) {
            return start.plus(work);
        }

        @Override
        public Duration between(Instant start, Instant end) {
            return end.isAfter(start) ? Duration.between(start, end) : Duration.ZERO;
        }
    };

    /** The earliest instant by which that much working time has passed since the start. */
    Instant add(Instant start, Duration work);

    /** Working time from start to end; zero when the end is not after the start. */
    Duration between(Instant start, Instant end);
}
