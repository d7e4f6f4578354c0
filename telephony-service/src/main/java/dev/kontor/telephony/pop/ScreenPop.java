package dev.kontor.telephony.pop;

import dev.kontor.telephony.call.Call;
import dev.kontor.telephony.call.Direction;
import dev.kontor.telephony.party.Party;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an agent's screen shows while the telephone rings. Whoever picks up meets the customer, so the name is told also of a customer
 * whom the agent may not open.
 *
 * @param matches people of the number, ten at most
 * @param unknown true when nobody has this number: the screen offers to create the customer
 */
@Schema(name = "ScreenPop")
public record ScreenPop(
        UUID callId,
        Direction direction,
        @Nullable String from,
        @Nullable String to,
        @Nullable String queue,
        Instant startedAt,
        List<Match> matches,
        boolean unknown) {
    /**
     * Somebody who has the caller's number.
     *
     * @param ownerId member of staff who looks after the person
     */
    @Schema(name = "ScreenPopMatch")
    public record Match(
            UUID personId,
            String displayName,
            @Nullable UUID organisationId,
            @Nullable UUID ownerId) {
        static Match from(Party party) {
            return new Match(party.id(), party.displayName(), party.organisationId(), party.ownerId());
        }
    }

    static ScreenPop of(Call call, List<Party> people) {
        return new ScreenPop(
                call.id(),
                call.direction(),
                call.fromNumber(),
                call.toNumber(),
                call.queue(),
                call.startedAt(),
                people.stream().map(Match::from).toList(),
                people.isEmpty());
    }
}
