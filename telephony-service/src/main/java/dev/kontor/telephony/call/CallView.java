package dev.kontor.telephony.call;

import dev.kontor.platform.access.Governs;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A call as REST answers and the state topic carries it.
 *
 * @param from E.164, or what the PBX writes where it is no number: an extension, a withheld caller
 * @param customerNumber E.164 number of the side that is not us
 * @param agentId member of staff who has the call
 * @param rungAgentIds whose telephones have rung, in that order
 * @param talkSeconds from the answer to the end, null until the end
 * @param holdSeconds periods on hold that are over
 * @param cause why it ended, as the PBX says
 * @param pbx which PBX tells of it; with {@code pbxCallId} the call's identity there
 */
@Schema(name = "Call")
@Governs("call")
public record CallView(
        UUID id,
        long version,
        Direction direction,
        CallStatus status,
        @Nullable String from,
        @Nullable String to,
        @Nullable String customerNumber,
        @Nullable UUID personId,
        @Nullable UUID organisationId,
        @Nullable UUID agentId,
        @Nullable String team,
        @Nullable String queue,
        List<UUID> rungAgentIds,
        List<Transfer> transfers,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable Long talkSeconds,
        long holdSeconds,
        @Nullable String cause,
        @Nullable String recordingUrl,
        List<String> tags,
        String pbx,
        String pbxCallId) {
    static CallView from(Call call) {
        return call.view();
    }
}
