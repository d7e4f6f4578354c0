package dev.kontor.telephony.call;

import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.telephony.agent.Agents;
import dev.kontor.telephony.number.NumberPlan;
import dev.kontor.telephony.party.Parties;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes in signals of one call, from whatever PBX: stores those not known yet, tells the call anew from all of them and publishes what
 * that changes. Taking the same signals again changes nothing.
 */
@ApplicationScoped
public class RecordSignals {
    private final Signals signals;
    private final Calls calls;
    private final Agents agents;
    private final Parties people;
    private final NumberPlan numbers;
    private final Rings rings;
    private final Outbox outbox;

    RecordSignals(
            Signals signals,
            Calls calls,
            Agents agents,
            Parties people,
            NumberPlan numbers,
            Rings rings,
            Outbox outbox) {
        this.signals = signals;
        this.calls = calls;
        this.agents = agents;
        this.people = people;
        this.numbers = numbers;
        this.rings = rings;
        this.outbox = outbox;
    }

    /**
     * Takes in what is new of the signals.
     *
     * @param pbx which PBX speaks; call ids are its own
     * @return how many of the signals are new
     */
    @WithTransaction
    public Uni<Integer> record(String pbx, String pbxCallId, List<CallSignal> incoming) {
        return signals.queueUp(pbx, pbxCallId)
                .chain(() -> signals.ofCall(pbx, pbxCallId))
                .chain(known -> {
                    List<CallSignal> fresh = unknown(incoming, known);
                    if (fresh.isEmpty()) {
                        return Uni.createFrom().item(0);
                    }
                    List<CallSignal> all =
                            Stream.concat(known.stream(), fresh.stream()).toList();
                    return signals.add(pbx, pbxCallId, fresh)
                            .chain(() -> retell(pbx, pbxCallId, all))
                            .replaceWith(fresh.size());
                });
    }

    private static List<CallSignal> unknown(List<CallSignal> incoming, List<CallSignal> known) {
        Map<String, CallSignal> fresh = new LinkedHashMap<>();
        incoming.forEach(signal -> fresh.putIfAbsent(signal.id(), signal));
        known.forEach(signal -> fresh.remove(signal.id()));
        return new ArrayList<>(fresh.values());
    }

    private Uni<Void> retell(String pbx, String pbxCallId, List<CallSignal> all) {
        CallRecord record = CallRecord.of(all).orElse(null);
        if (record == null) {
            return Uni.createFrom().voidItem();
        }
        return calls.lock(pbx, pbxCallId).chain(found -> {
            Call call = found == null ? Call.unheard(Ids.next(), pbx, pbxCallId) : found;
            return parties(record)
                    .chain(parties -> change(call, record, parties))
                    .call(() -> found == null
                            ? calls.persist(call)
                            : Uni.createFrom().voidItem());
        });
    }

    private Uni<Void> change(Call call, CallRecord record, CallParties parties) {
        Set<UUID> concernedBefore = call.agentsConcerned();
        List<CallFact> facts = call.follow(record, parties);
        return outbox.publish(call, facts, () -> CallView.from(call)).call(() -> rings.announce(call, concernedBefore));
    }

    private Uni<CallParties> parties(CallRecord record) {
        String outside = record.direction() == Direction.INBOUND ? record.from() : record.to();
        String customer = numbers.customer(outside);
        return agents.byExtension(extensions(record))
                .chain(byExtension -> people.byNumber(customer).map(matches -> {
                    var only = matches.size() == 1 ? matches.get(0) : null;
                    return new CallParties(
                            byExtension,
                            readable(record.from()),
                            readable(record.to()),
                            customer,
                            only == null ? null : only.id(),
                            only == null ? null : only.organisationId());
                }));
    }

    private @Nullable String readable(@Nullable String number) {
        String e164 = numbers.e164(number);
        return e164 == null ? number : e164;
    }

    private static List<String> extensions(CallRecord record) {
        Stream<@Nullable String> handed =
                record.handovers().stream().flatMap(h -> Stream.<@Nullable String>of(h.from(), h.to()));
        return Stream.of(Stream.<@Nullable String>of(record.agent()), record.rang().stream(), handed)
                .flatMap(s -> s)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
