package dev.kontor.demo.day;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.ServerSentEvents;
import dev.kontor.demo.pbx.CallParties;
import dev.kontor.demo.pbx.Line;
import dev.kontor.demo.pbx.Scenario;
import dev.kontor.demo.pbx.TestPbx;
import dev.kontor.demo.pbx.TimedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Step 2: the PBX rings over its manager interface, and a vendor-neutral one over signed HTTP. */
final class TakeCalls implements Step {
    private static final String TRUNK_NUMBER = "+37167000000";
    private static final Line SALESMAN = new Line("101", "Janis Ozols");
    private static final Line COLLEAGUE = new Line("102", "Olga Ivanova");
    private static final Duration PBX_FOUND = Duration.ofSeconds(30);
    /** The first ring after a start finds cold JVMs; telephony's own test holds the second that counts from then on. */
    private static final Duration POP = Duration.ofSeconds(4);

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration PACE = Duration.ofMillis(150);
    private static final long ANY_ORDER = 20;

    @Override
    public String title() {
        return "2 Call — the PBX rings, the customer's card opens";
    }

    @Override
    public void play(Workday day) {
        Expect.within(
                PBX_FOUND,
                "telephony-service logs in to the PBX",
                () -> Optional.of(day.pbx().server().listeners()).filter(listeners -> listeners > 0));
        answered(day, Customer.of(day, Workday.SALESMAN, 0));
        transferred(day, Customer.of(day, Workday.SALESMAN, 1));
        missed(day, Customer.of(day, Workday.SALESMAN, 3));
        overHttp(day, Customer.of(day, Workday.SALESMAN, 4));
    }

    private static void answered(Workday day, Customer customer) {
        List<TimedEvent> script = script(day, Scenario.INBOUND_ANSWERED, customer);
        try (ServerSentEvents pops = ServerSentEvents.open(day.salesman(), "/screen-pops")) {
            long rang = System.nanoTime();
            Thread ringing = Thread.ofVirtual().start(() -> day.pbx().playPaced(script, PACE));
            JsonNode pop = ScreenPop.next(pops, customer.phone(), SOON);
            Duration lag = Duration.ofNanos(System.nanoTime() - rang);
            join(ringing);
            Expect.that(ScreenPop.names(pop, customer.id()), "the screen pop shows another person: " + pop);
            Expect.that(lag.compareTo(POP) <= 0, "the screen pop took " + Story.seconds(lag));
            JsonNode call = Calls.await(day.salesman(), TestPbx.callId(script), "ended");
            Expect.equal(customer.id(), call.path("personId").asText(), "the call's person");
            day.story()
                    .tell(
                            "%s calls from %s: Jānis' card opened %s after the ring, talked %d s",
                            customer.name(),
                            customer.phone(),
                            Story.seconds(lag),
                            call.path("talkSeconds").asLong());
        }
    }

    /** Every event twice and in another order: still one call, with its transfer. */
    private static void transferred(Workday day, Customer customer) {
        List<TimedEvent> script = script(day, Scenario.BLIND_TRANSFER, customer);
        day.pbx().play(TestPbx.repeatedAndReordered(script, ANY_ORDER));
        JsonNode call = Calls.await(day.admin(), TestPbx.callId(script), "ended");
        Expect.equal(
                Calls.staffId(day, Workday.COLLEAGUE),
                call.path("agentId").asText(),
                "who holds the call after the transfer");
        day.story()
                .tell(
                        "%s is handed on to Olga; %d events, each twice and shuffled: one call",
                        customer.name(), script.size());
    }

    private static void missed(Workday day, Customer customer) {
        List<TimedEvent> script = script(day, Scenario.MISSED, customer);
        day.pbx().play(script);
        JsonNode call = Calls.await(day.salesman(), TestPbx.callId(script), "missed");
        JsonNode task = Calls.awaitTask(day.salesman(), call.path("id").asText());
        day.story()
                .tell(
                        "%s is missed; task for Jānis: \"%s\"",
                        customer.name(), task.path("title").asText());
    }

    private static void overHttp(Workday day, Customer customer) {
        HttpPbx http = new HttpPbx(day);
        String callId = http.answeredCall(
                customer.phone(), SALESMAN.number(), day.clock().instant().minusSeconds(90));
        JsonNode call = Calls.await(day.salesman(), callId, "ended");
        Expect.equal(customer.id(), call.path("personId").asText(), "the person of the call told over HTTP");
        day.story().tell("%s by signed HTTP events instead of AMI: the same record", customer.name());
    }

    private static List<TimedEvent> script(Workday day, Scenario scenario, Customer customer) {
        return day.pbx()
                .script(
                        scenario,
                        new CallParties(Line.nameless(customer.phone()), TRUNK_NUMBER, SALESMAN, COLLEAGUE, "support"));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
