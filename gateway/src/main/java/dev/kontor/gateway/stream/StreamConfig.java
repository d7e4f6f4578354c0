package dev.kontor.gateway.stream;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code kontor.stream.*}: how much the event streams may take. */
@ConfigMapping(prefix = "kontor.stream")
public interface StreamConfig {
    /** Streams and waiting polls at once; more are answered 503. */
    @WithDefault("1000")
    int streams();

    /** Of these for one caller; more are answered 429. */
    @WithDefault("20")
    int callerStreams();

    /** How far back a cursor is good. */
    @WithDefault("P30D")
    Duration window();

    /** Newest facts kept in memory, from which the streams that are up to date are served. */
    @WithDefault("10000")
    int ringFacts();

    /** Of these, the JSON in bytes. */
    @WithDefault("8M")
    MemorySize ringBytes();

    /** Readers of Kafka for streams that are further behind; each takes one page for one stream at a time. */
    @WithDefault("2")
    int readers();

    /** Pages waiting for a reader; a stream beyond that asks again after a second. */
    @WithDefault("256")
    int readersWaiting();

    /** Bytes written to a stream that its client has not taken. */
    @WithDefault("32K")
    MemorySize writeQueue();

    /** How long a client may take nothing before its stream is cut. */
    @WithDefault("30S")
    Duration stall();

    @WithDefault("15S")
    Duration heartbeat();

    /** Services that are asked what a viewer may see, each when the one before does not answer. */
    List<String> knowing();

    /**
     * Where the record of a fact is read, by topic: the collection's first path segment. Facts of a topic that is not named are for those
     * who may read all of its records.
     */
    Map<String, String> records();
}
