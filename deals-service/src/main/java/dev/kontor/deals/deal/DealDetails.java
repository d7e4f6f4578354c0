package dev.kontor.deals.deal;

import dev.kontor.deals.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed of a deal without a command of its own.
 *
 * @param amount expected, later agreed value
 * @param openedAt business time of the opening, null when unknown
 * @param nextStepOn day of the next step, in the owner's calendar
 */
record DealDetails(
        @NotBlank @Size(max = DealDetails.MAX_TITLE) String title,
        @Nullable Money amount,
        @Nullable UUID productId,
        @Nullable UUID organisationId,
        @Nullable UUID personId,
        @Nullable Instant openedAt,
        @Size(max = DealDetails.MAX_NEXT_STEP) @Nullable String nextStep,
        @Nullable LocalDate nextStepOn) {
    static final int MAX_TITLE = 200;
    static final int MAX_NEXT_STEP = 500;
}
