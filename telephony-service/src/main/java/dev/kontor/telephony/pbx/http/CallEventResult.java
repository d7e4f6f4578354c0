package dev.kontor.telephony.pbx.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.platform.problem.FieldError;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event.
 *
 * @param id as sent, null where the event has none that can be read
 * @param status 200 taken in, now or before; 400 not readable, sending it again does not help; 503 sending it again will
 */
@Schema(name = "CallEventResult")
record CallEventResult(
        @Nullable String id,
        int status,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {
    private static final int TAKEN = 200;
    private static final int REFUSED = 400;
    private static final int LATER = 503;

    static CallEventResult taken(String id) {
        return new CallEventResult(id, TAKEN, List.of());
    }

    static CallEventResult refused(@Nullable String id, List<FieldError> errors) {
        return new CallEventResult(id, REFUSED, errors);
    }

    static CallEventResult later(String id) {
        return new CallEventResult(id, LATER, List.of());
    }

    /** In the order of the events sent. */
    @Schema(name = "CallEventResults")
    record Many(List<CallEventResult> results) {}
}
