package dev.kontor.analytics.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.analytics.sla.SlaTimerFact.Breached;
import dev.kontor.analytics.sla.SlaTimerFact.Met;
import dev.kontor.analytics.sla.SlaTimerFact.Warned;
import dev.kontor.platform.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SlaTimerTest {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final SlaPolicyDefinition HUNDRED_SECONDS = aPolicy(100, null);

    static SlaPolicyDefinition aPolicy(long targetSeconds, WorkingHours calendar) {
        return new SlaPolicyDefinition(
                "invoice-in-time",
                "Invoice in time",
                new EventMatch("kontor.telephony.call.tagged.v1", Map.of("tag", "invoice-requested"), "personId", null),
                new EventMatch("kontor.deals.invoice.issued.v1", null, "customerId", null),
                targetSeconds,
                null,
                calendar,
                "agentId");
    }

    private static SlaTimer aTimer() {
        SlaPolicy policy = SlaPolicy.define(HUNDRED_SECONDS, "{}", START, "user:test");
        SlaStart start = new SlaStart(Ids.next(), Ids.next(), null, "customer-1", Ids.next(), "riga", START);
        return SlaTimer.start(policy, HUNDRED_SECONDS, start);
    }

    @Example
    void nothingIsSaidBeforeTheWarning() {
        assertThat(aTimer().tick(START.plusSeconds(74))).isEmpty();
    }

    @Example
    void warnsOnceAtThreeQuarters() {
        // given
        SlaTimer timer = aTimer();

        // when
        List<SlaTimerFact> first = timer.tick(START.plusSeconds(75));
        List<SlaTimerFact> second = timer.tick(START.plusSeconds(76));

        // then
        assertThat(first).hasOnlyElementsOfType(Warned.class).hasSize(1);
        assertThat(second).isEmpty();
    }

    @Example
    void aTimerThatStartsTooLateWarnsAndThenBreaches() {
        assertThat(aTimer().tick(START.plusSeconds(500)))
                .extracting(Object::getClass)
                .containsExactly(Warned.class, Breached.class);
    }

    @Example
    void aStopInTimeMeets() {
        // given
        SlaTimer timer = aTimer();

        // when
        List<SlaTimerFact> facts = timer.stop(START.plusSeconds(60), WorkingTime.ALWAYS, START.plusSeconds(61));

        // then
        assertThat(facts).hasOnlyElementsOfType(Met.class).hasSize(1);
        assertThat(timer.view().elapsedSeconds()).isEqualTo(60);
        assertThat(timer.tick(START.plusSeconds(1_000))).isEmpty();
    }

    @Example
    void aStopInTimeThatComesLateOnItsWayMeetsWithoutABreach() {
        assertThat(aTimer().stop(START.plusSeconds(100), WorkingTime.ALWAYS, START.plusSeconds(900)))
                .hasOnlyElementsOfType(Met.class);
    }

    @Example
    void aLateStopTellsTheWholeStory() {
        assertThat(aTimer().stop(START.plusSeconds(200), WorkingTime.ALWAYS, START.plusSeconds(201)))
                .extracting(Object::getClass)
                .containsExactly(Warned.class, Breached.class, Met.class);
    }

    @Example
    void aStopAfterTheBreachIsMetLate() {
        // given
        SlaTimer timer = aTimer();
        timer.tick(START.plusSeconds(150));

        // then
        assertThat(timer.stop(START.plusSeconds(160), WorkingTime.ALWAYS, START.plusSeconds(161)))
                .hasOnlyElementsOfType(Met.class);
        assertThat(timer.state()).isEqualTo(SlaTimer.MET);
    }

    @Example
    void aStopBeforeTheStartIsAnothersStop() {
        assertThat(aTimer().stop(START.minusSeconds(1), WorkingTime.ALWAYS, START))
                .isEmpty();
    }

    @Example
    void workingHoursMoveWarningAndDeadline() {
        // given: Friday half past five in Riga, four working hours
        WorkingHours hours = new WorkingHours(
                "Europe/Riga",
                Arrays.asList(WorkingHours.Day.values()).subList(0, 5),
                java.time.LocalTime.of(9, 0),
                java.time.LocalTime.of(18, 0),
                null);
        SlaPolicyDefinition terms = aPolicy(Duration.ofHours(4).toSeconds(), hours);
        Instant friday = Instant.parse("2026-11-20T15:30:00Z");

        // when
        SlaTimer timer = SlaTimer.start(
                SlaPolicy.define(terms, "{}", START, "user:test"),
                terms,
                new SlaStart(Ids.next(), Ids.next(), null, "customer-1", null, null, friday));

        // then
        assertThat(timer.view().warnAt()).isEqualTo("2026-11-23T09:30:00Z");
        assertThat(timer.view().dueAt()).isEqualTo("2026-11-23T10:30:00Z");
    }

    @Property(tries = 500)
    void theStoryIsInOrderWhateverHappensWhen(
            @ForAll @Size(max = 6) List<@IntRange(max = 300) Integer> looks, @ForAll @IntRange(max = 300) int stop) {
        // given
        SlaTimer timer = aTimer();
        List<SlaTimerFact> facts = new ArrayList<>();

        // when
        looks.stream().sorted().filter(at -> at < stop).forEach(at -> facts.addAll(timer.tick(START.plusSeconds(at))));
        facts.addAll(timer.stop(START.plusSeconds(stop), WorkingTime.ALWAYS, START.plusSeconds(stop)));
        looks.forEach(at -> facts.addAll(timer.tick(START.plusSeconds(at))));

        // then
        String story =
                facts.stream().map(fact -> fact.getClass().getSimpleName()).collect(Collectors.joining(" "));
        assertThat(story)
                .isIn(
                        stop > 100
                                ? List.of("Warned Breached Met")
                                : List.of("Met", "Warned Met", "Warned Breached Met"));
    }
}
