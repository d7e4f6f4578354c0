package dev.kontor.gateway.stream;

import dev.kontor.gateway.stream.EventLog.View;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;

/** What all streams share, with a count of what befalls them. */
@Singleton
class StreamParts {
    private final EventLog log;
    private final LogReaders readers;
    private final FactRights rights;
    private final OpenStreams streams;
    private final Clock clock;
    private final Vertx vertx;
    private final Counter pages;
    private final Counter passedOver;
    private final Map<Ending, Counter> ended = new EnumMap<>(Ending.class);

    StreamParts(
            EventLog log,
            LogReaders readers,
            FactRights rights,
            OpenStreams streams,
            Clock clock,
            Vertx vertx,
            MeterRegistry registry) {
        this.log = log;
        this.readers = readers;
        this.rights = rights;
        this.streams = streams;
        this.clock = clock;
        this.vertx = vertx;
        this.pages = Counter.builder("kontor.gateway.events.catch.ups")
                .description("Pages of the log read for streams that were behind the ring")
                .register(registry);
        this.passedOver = Counter.builder("kontor.gateway.events.passed.over")
                .description("Facts that were not shown, since the caller may not see their record")
                .register(registry);
        for (Ending ending : Ending.values()) {
            ended.put(
                    ending,
                    Counter.builder("kontor.gateway.events.ended")
                            .tag("reason", ending.word())
                            .register(registry));
        }
    }

    Clock clock() {
        return clock;
    }

    /** A stream is only made once there is one. */
    View view() {
        View view = log.view();
        if (view == null) {
            throw new IllegalStateException("The log was never reached");
        }
        return view;
    }

    <T> Future<T> read(Function<Consumer<byte[], byte[]>, T> work) {
        pages.increment();
        return readers.read(work);
    }

    Future<List<Judged>> judge(Viewer viewer, List<Fact> facts) {
        return rights.judge(viewer, facts);
    }

    void after(long millis, Runnable work) {
        vertx.setTimer(millis, timer -> work.run());
    }

    void passedOver() {
        passedOver.increment();
    }

    void ended(Ending reason) {
        Counter counter = ended.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    void left(EventStream stream) {
        streams.left(stream);
    }
}
