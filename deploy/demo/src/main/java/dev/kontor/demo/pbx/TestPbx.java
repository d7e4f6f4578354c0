package dev.kontor.demo.pbx;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A PBX that plays scripted calls to whoever listens on its manager interface. */
public final class TestPbx implements AutoCloseable {
    private final AmiServer server;
    private final Clock clock;
    private final AtomicInteger channels;

    /** @param firstChannel the number of the first channel; give another after a restart, as a real PBX's clock would */
    public TestPbx(AmiServer server, Clock clock, int firstChannel) {
        this.server = server;
        this.clock = clock;
        this.channels = new AtomicInteger(firstChannel);
    }

    public AmiServer server() {
        return server;
    }

    /** The events of a call that begins now; nothing is sent yet. */
    public List<TimedEvent> script(Scenario scenario, CallParties parties) {
        return script(scenario, parties, clock.instant());
    }

    public List<TimedEvent> script(Scenario scenario, CallParties parties, Instant startedAt) {
        return scenario.events(parties, startedAt, channels::getAndIncrement);
    }

    /** What a call log knows the call by: the Linkedid of its first leg. */
    public static String callId(List<TimedEvent> script) {
        return script.getFirst().message().value("Linkedid").orElseThrow();
    }

    /** Sends the events in order, as fast as the client reads. */
    public void play(List<TimedEvent> events) {
        events.forEach(event -> server.send(event.message()));
    }

    /** Sends the events in order, no pause between two longer than given. */
    public void playPaced(List<TimedEvent> events, Duration longestPause) {
        Duration before = Duration.ZERO;
        for (TimedEvent event : events) {
            Duration pause = event.after().minus(before);
            pause(pause.compareTo(longestPause) < 0 ? pause : longestPause);
            server.send(event.message());
            before = event.after();
        }
    }

    /** Every event twice and in another order, as after a reconnection to two managers. */
    public static List<TimedEvent> repeatedAndReordered(List<TimedEvent> events, long seed) {
        List<TimedEvent> twice = new ArrayList<>(events);
        twice.addAll(events);
        Collections.shuffle(twice, new Random(seed));
        return twice;
    }

    @Override
    public void close() {
        server.close();
    }

    private static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}
