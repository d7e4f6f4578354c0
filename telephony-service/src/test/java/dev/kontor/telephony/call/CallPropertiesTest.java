package dev.kontor.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.id.Ids;
import dev.kontor.telephony.agent.Agent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a PBX sends, in whatever order and however often: the call ends up the same, and its facts tell how it got there. */
class CallPropertiesTest {
    private static final List<String> EXTENSIONS = List.of("101", "102", "103");
    private static final Map<String, Agent> AGENTS = Map.of(
            "101", new Agent(new UUID(0, 101), 1, "101", "riga", true),
            "102", new Agent(new UUID(0, 102), 1, "102", "riga", true));

    /** The same signals twice: as they happened, and as they came. */
    record Arrival(List<CallSignal> happened, List<CallSignal> came) {}

    @Property
    void theRecordDependsOnTheSetOfSignalsAlone(@ForAll("arrivals") Arrival arrival) {
        assertThat(CallRecord.of(arrival.came())).isEqualTo(CallRecord.of(arrival.happened()));
    }

    @Property
    void theCallEndsUpTheSameHoweverItsSignalsCome(@ForAll("arrivals") Arrival arrival) {
        // when
        Call straight = told(arrival.happened());
        Call mixedUp = told(arrival.came());

        // then
        assertThat(picture(mixedUp)).isEqualTo(picture(straight));
    }

    @Property
    void everyChangeIsToldAndWhatChangesNothingIsNot(@ForAll("arrivals") Arrival arrival) {
        Call call = Call.unheard(Ids.next(), "pbx", "1");
        List<CallSignal> known = new ArrayList<>();
        boolean born = false;
        for (CallSignal signal : arrival.came()) {
            known.add(signal);
            Optional<CallRecord> record = CallRecord.of(known);
            if (record.isPresent()) {
                List<Object> before = born ? picture(call) : null;
                List<CallFact> facts = follow(call, record.get());
                assertThat(facts.isEmpty()).isEqualTo(picture(call).equals(before));
                assertThat(facts.stream()
                                .filter(CallFact.Rang.class::isInstance)
                                .count())
                        .isEqualTo(born ? 0 : 1);
                born = true;
            }
        }
    }

    @Provide
    Arbitrary<Arrival> arrivals() {
        return signals().list().ofMinSize(1).ofMaxSize(12).flatMap(drawn -> {
            List<CallSignal> happened = identified(drawn);
            List<CallSignal> twice = new ArrayList<>(happened);
            twice.addAll(happened);
            return Arbitraries.shuffle(twice).map(came -> new Arrival(happened, came));
        });
    }

    private static Arbitrary<CallSignal> signals() {
        return Combinators.combine(
                        Arbitraries.of(SignalKind.class),
                        Arbitraries.longs().between(0, 20),
                        Arbitraries.of(EXTENSIONS).injectNull(0.3),
                        Arbitraries.of(Direction.class).injectNull(0.3),
                        Arbitraries.of("support", "sales").injectNull(0.6))
                .as((kind, second, extension, direction, queue) -> ASignal.aSignal(kind, second)
                        .agent(extension)
                        .going(direction)
                        .waitingIn(queue)
                        .between(extension == null ? ASignal.CUSTOMER : extension, ASignal.OURS));
    }

    private static List<CallSignal> identified(List<CallSignal> drawn) {
        List<CallSignal> signals = new ArrayList<>();
        for (CallSignal s : drawn) {
            String id = s.id() + "#" + signals.size();
            signals.add(new CallSignal(
                    id,
                    s.kind(),
                    s.at(),
                    s.from(),
                    s.to(),
                    s.extension(),
                    s.direction(),
                    s.queue(),
                    s.cause(),
                    s.recordingUrl()));
        }
        return signals;
    }

    private static Call told(List<CallSignal> signals) {
        Call call = Call.unheard(Ids.next(), "pbx", "1");
        List<CallSignal> known = new ArrayList<>();
        for (CallSignal signal : signals) {
            known.add(signal);
            CallRecord.of(known).ifPresent(record -> follow(call, record));
        }
        return call;
    }

    private static List<CallFact> follow(Call call, CallRecord record) {
        List<CallFact> facts =
                call.follow(record, new CallParties(AGENTS, record.from(), record.to(), null, null, null));
        call.advanceTo(call.version() + facts.size());
        return facts;
    }

    /** Everything a client sees but the identity and the version, which tells how often the call has changed. */
    private static List<Object> picture(Call call) {
        if (call.startedAt() == null) {
            return List.of();
        }
        CallView view = call.view();
        return Arrays.stream(CallView.class.getRecordComponents())
                .filter(part -> !part.getName().equals("id") && !part.getName().equals("version"))
                .<Object>map(part -> {
                    try {
                        return part.getName() + "="
                                + Objects.toString(part.getAccessor().invoke(view));
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
