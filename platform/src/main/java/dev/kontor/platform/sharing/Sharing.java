package dev.kontor.platform.sharing;

import dev.kontor.platform.access.AccessPolicy;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.access.Owned;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Shares records and ends that. Whoever may change a record by the row rule may share it; who has it by a share alone may not pass it on.
 * The record stays locked meanwhile, so that its shares change one after another.
 */
@ApplicationScoped
public class Sharing {
    private static final int MAX_SHARES = 100;

    private final RecordShares shares;
    private final Caller caller;
    private final AccessPolicy policy;
    private final Outbox outbox;
    private final Clock clock;

    Sharing(RecordShares shares, Caller caller, AccessPolicy policy, Outbox outbox, Clock clock) {
        this.shares = shares;
        this.caller = caller;
        this.policy = policy;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Those that hold, oldest first. Needs an open session. */
    <E extends Aggregate & Owned> Uni<List<ShareView>> list(Shareable<E> kind, UUID id) {
        return kind.get()
                .apply(id)
                .chain(record -> shares.of(kind.entity(), id))
                .map(found -> found.stream().map(RecordShare::view).toList());
    }

    /** With the same terms as before nothing happens. */
    @WithTransaction
    <E extends Aggregate & Owned> Uni<ShareView> share(Shareable<E> kind, UUID id, Grantee grantee, ShareTerms terms) {
        return lock(kind, id)
                .invoke(record -> require(grantee, terms))
                .call(record -> shares.dropEnded(kind.entity(), id))
                .chain(record ->
                        shares.of(kind.entity(), id).chain(known -> grant(known, kind, record, grantee, terms)))
                .map(RecordShare::view);
    }

    /** Where there is no such share nothing happens. */
    @WithTransaction
    <E extends Aggregate & Owned> Uni<Void> unshare(Shareable<E> kind, UUID id, Grantee grantee) {
        return lock(kind, id)
                .chain(record -> shares.drop(kind.entity(), id, grantee)
                        .chain(dropped -> dropped
                                ? tell(kind, record, kind.unshared().apply(record, Withdrawal.of(grantee)))
                                : Uni.createFrom().voidItem()));
    }

    /** Of a record that is removed. Needs a transaction. */
    public Uni<Void> forget(String entity, UUID id) {
        return shares.dropAll(entity, id);
    }

    private <E extends Aggregate & Owned> Uni<E> lock(Shareable<E> kind, UUID id) {
        return kind.lock().apply(id).invoke(record -> {
            if (!caller.scope(kind.entity(), Action.WRITE).covers(record.ownerId(), record.team())) {
                throw Problem.of(
                        PlatformError.FORBIDDEN, "Somebody has shared this with you: that does not let you share it");
            }
        });
    }

    private void require(Grantee grantee, ShareTerms terms) {
        UUID staff = grantee.staffId();
        if (staff != null && !policy.employs(staff)) {
            throw Problem.invalid("staffId", "unknown-staff", "is no active member of staff");
        }
        String team = grantee.team();
        if (team != null && !policy.hasTeam(team)) {
            throw Problem.invalid("team", "unknown-team", "is no team of the directory");
        }
        if (terms.isOver(clock.instant())) {
            throw Problem.invalid("/until", "past", "must be in the future");
        }
    }

    private <E extends Aggregate & Owned> Uni<RecordShare> grant(
            List<RecordShare> known, Shareable<E> kind, E record, Grantee grantee, ShareTerms terms) {
        RecordShare same =
                known.stream().filter(share -> share.isFor(grantee)).findFirst().orElse(null);
        if (same != null && same.terms().equals(terms)) {
            return Uni.createFrom().item(same);
        }
        if (same == null && known.size() >= MAX_SHARES) {
            throw Problem.of(
                    PlatformError.CONFLICT, "It is shared " + MAX_SHARES + " times already: share it with a team");
        }
        Uni<Void> told = tell(kind, record, kind.shared().apply(record, Grant.of(grantee, terms)));
        if (same != null) {
            same.grant(terms, caller.actor());
            return told.replaceWith(same);
        }
        RecordShare made = new RecordShare(kind.entity(), record.id(), grantee, terms, caller.actor(), clock.instant());
        return told.chain(() -> shares.persist(made));
    }

    private <E extends Aggregate & Owned> Uni<Void> tell(Shareable<E> kind, E record, Fact fact) {
        Function<E, ?> state = kind.state();
        return state == null
                ? outbox.publish(record, List.of(fact))
                : outbox.publish(record, List.of(fact), () -> state.apply(record));
    }
}
