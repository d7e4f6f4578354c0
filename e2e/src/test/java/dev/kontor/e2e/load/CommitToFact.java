package dev.kontor.e2e.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Session;
import dev.kontor.e2e.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How long after the answer to a POST (the commit is just before it) a consumer of the topic has the fact. */
final class CommitToFact {
    private static final int PER_SECOND = 200;
    private static final int WARM_UP = 1_000;
    private static final int COUNT = 3_000;
    private static final double MOST_P50_MILLIS = 30;
    private static final double MOST_P99_MILLIS = 100;
    private static final String TOPIC = "kontor.contacts.person";

    private final Map<String, Long> committed = new ConcurrentHashMap<>();
    private final Map<String, Long> arrived = new ConcurrentHashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile boolean stopped;

    List<Figure> measure(Platform platform) throws Exception {
        Session session = platform.as("admin");
        Thread reader = Thread.ofPlatform().name("bench-consumer").start(() -> read(platform));
        ready.await();
        OpenLoop.run(PER_SECOND, WARM_UP, i -> post(session));
        committed.clear();
        OpenLoop.run(PER_SECOND, COUNT, i -> post(session));
        awaitArrivals();
        stopped = true;
        reader.join();
        List<Long> latencies = new ArrayList<>();
        committed.forEach((id, at) -> latencies.add(Math.max(0, arrived.get(id) - at)));
        Percentiles percentiles = new Percentiles(latencies);
        return List.of(
                Figure.atMost("commit → fact on Kafka at 200/s, p50", percentiles.millis(50), "ms", MOST_P50_MILLIS),
                Figure.atMost("commit → fact on Kafka at 200/s, p99", percentiles.millis(99), "ms", MOST_P99_MILLIS));
    }

    private void post(Session session) {
        JsonNode person = session.post("/people", Map.of("familyName", "Latency"));
        committed.put(person.path("id").asText(), System.nanoTime());
    }

    private void awaitArrivals() {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!arrived.keySet().containsAll(committed.keySet())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Facts are missing after 30 s");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void read(Platform platform) {
        try (KafkaConsumer<String, @Nullable String> consumer = platform.consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            ready.countDown();
            while (!stopped) {
                consumer.poll(Duration.ofMillis(50))
                        .forEach(fact -> arrived.putIfAbsent(fact.key(), System.nanoTime()));
            }
        }
    }
}
