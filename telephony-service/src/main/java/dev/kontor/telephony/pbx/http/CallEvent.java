package dev.kontor.telephony.pbx.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.telephony.call.CallSignal;
import dev.kontor.telephony.call.Direction;
import dev.kontor.telephony.call.SignalKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One event of a call, in no vendor's words.
 *
 * @param id identity of the event within its call: sent again, it changes nothing
 * @param callId the PBX's own id of the call
 * @param at when it happened
 * @param extension of the agent concerned: who rings, answers, holds, or takes a transferred call
 */
@Schema(name = "CallEvent")
@JsonIgnoreProperties(ignoreUnknown = true)
record CallEvent(
        @NotBlank @Size(max = MAX_ID) String id,
        @NotBlank @Size(max = MAX_ID) String callId,
        @NotNull SignalKind kind,
        @NotNull Instant at,
        @Nullable @Size(max = MAX_NUMBER) String from,
        @Nullable @Size(max = MAX_NUMBER) String to,
        @Nullable Direction direction,
        @Nullable @Size(max = MAX_EXTENSION) String extension,
        @Nullable @Size(max = MAX_TEXT) String queue,
        @Nullable @Size(max = MAX_TEXT) String cause,

        @Nullable @Size(max = MAX_URL) @Pattern(regexp = "https?://.+")
        String recordingUrl) {
    private static final int MAX_ID = 200;
    private static final int MAX_NUMBER = 50;
    private static final int MAX_EXTENSION = 20;
    private static final int MAX_TEXT = 100;
    private static final int MAX_URL = 2_000;

    CallSignal signal() {
        return new CallSignal(id, kind, at, from, to, extension, direction, queue, cause, recordingUrl);
    }
}
