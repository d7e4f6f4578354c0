package dev.kontor.notification.due;

import dev.kontor.notification.channel.Channel;
import dev.kontor.notification.delivery.Outcome;
import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.id.Ids;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Works off one batch: claims it in a transaction, has it composed in a session, sends it with no session open, and records each outcome
 * in a transaction of its own as soon as it is known.
 */
@ApplicationScoped
class SendDue {
    static final String ACTOR = "system:notification";

    private final ClaimDue claim;
    private final ComposeLetters compose;
    private final RecordOutcome record;
    private final CurrentEvent current;
    private final Map<String, Channel> channels;
    private final int sideBySide;

    SendDue(
            ClaimDue claim,
            ComposeLetters compose,
            RecordOutcome record,
            CurrentEvent current,
            @All List<Channel> channels,
            DueSettings settings) {
        this.claim = claim;
        this.compose = compose;
        this.record = record;
        this.current = current;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        this.sideBySide = settings.batch();
    }

    private record Result(Claim claim, Outcome outcome) {}

    /** How many were claimed. Must be called on a duplicated Vert.x context of its own. */
    Uni<Integer> batch() {
        current.actAs(ACTOR, Ids.next(), null);
        return claim.claim()
                .chain(claims -> claims.isEmpty()
                        ? Uni.createFrom().item(0)
                        : compose.compose(claims).chain(this::send).replaceWith(claims.size()));
    }

    private Uni<Void> send(List<ComposeLetters.Composed> letters) {
        return Multi.createFrom()
                .iterable(letters)
                .onItem()
                .transformToUni(this::attempt)
                .merge(sideBySide)
                .onItem()
                .transformToUniAndConcatenate(result -> record.record(result.claim(), result.outcome()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Result> attempt(ComposeLetters.Composed composed) {
        Claim claim = composed.claim();
        if (composed.outcome() != null) {
            return Uni.createFrom().item(new Result(claim, composed.outcome()));
        }
        Channel channel = channels.get(claim.delivery().channel());
        if (channel == null || composed.letter() == null) {
            throw new IllegalStateException("No channel " + claim.delivery().channel());
        }
        return channel.send(claim.delivery().id(), composed.letter()).map(outcome -> new Result(claim, outcome));
    }
}
