package dev.kontor.e2e.load;

import dev.kontor.e2e.Platform;
import dev.kontor.e2e.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Analytics comes back to a backlog of facts: its rate beside a consumer that only reads them. */
final class AnalyticsBacklog {
    private static final int FACTS = 200_000;
    private static final int FACTS_PER_DEAL = 2;
    private static final double LEAST_RATIO = 0.1;
    private static final long POLL_NANOS = 20_000_000;
    private static final String TOPIC = "kontor.deals.deal";

    private AnalyticsBacklog() {}

    static List<Figure> measure(Platform platform) throws Exception {
        long known = deals(platform);
        platform.stack().part("analytics").stop();
        produce(platform);
        double plain = plainRate(platform);
        platform.stack().part("analytics").start();
        long first = 0;
        long before = known;
        long counted = known;
        long now = System.nanoTime();
        while (counted < known + FACTS / FACTS_PER_DEAL) {
            LockSupport.parkNanos(POLL_NANOS);
            counted = deals(platform);
            now = System.nanoTime();
            if (first == 0 && counted > known) {
                first = now;
                before = counted;
            }
        }
        platform.stack().awaitHealthy("analytics", dev.kontor.local.Part.HEALTH_PATIENCE);
        double rate = (counted - before) * FACTS_PER_DEAL * 1e9 / (now - first);
        return List.of(Figure.ratio(
                "analytics consuming a backlog of " + FACTS + " facts / plain consumer",
                rate,
                plain,
                "facts/s",
                LEAST_RATIO));
    }

    /** The second reading, so that the floor is a warm consumer on a warm page cache. */
    private static double plainRate(Platform platform) {
        Topics.read(platform, TOPIC::equals);
        long begin = System.nanoTime();
        int read = Topics.read(platform, TOPIC::equals).size();
        return read * 1e9 / (System.nanoTime() - begin);
    }

    private static void produce(Platform platform) throws Exception {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", platform.stack().kafka().bootstrapServers());
        properties.put("linger.ms", "20");
        List<Future<RecordMetadata>> sent = new ArrayList<>(FACTS);
        try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < FACTS / FACTS_PER_DEAL; i++) {
                String deal = UUID.randomUUID().toString();
                sent.add(producer.send(fact(deal, "opened", 1, "")));
                sent.add(producer.send(fact(deal, "won", 2, ",\"at\":\"2026-06-01T00:00:00Z\"")));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }

    private static ProducerRecord<String, String> fact(String deal, String name, int version, String more) {
        String json = "{\"pipelineId\":\"00000000-0000-7000-8000-00000000be7c\",\"stage\":\"begun\","
                + "\"ownerId\":\"00000000-0000-7000-8000-000000000001\",\"team\":\"riga\","
                + "\"amount\":{\"amount\":\"100.00\",\"currency\":\"EUR\"},\"openedAt\":\"2026-05-01T00:00:00Z\"" + more
                + "}";
        ProducerRecord<String, String> message = new ProducerRecord<>(TOPIC, deal, json);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        TOPIC + "." + name + ".v1",
                        "ce_source",
                        "/deals",
                        "ce_subject",
                        deal,
                        "ce_time",
                        Instant.now().toString(),
                        "ce_aggregateversion",
                        Integer.toString(version),
                        "ce_correlationid",
                        UUID.randomUUID().toString(),
                        "ce_actor",
                        "system:bench",
                        "content-type",
                        "application/json")
                .forEach((header, value) -> message.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private static long deals(Platform platform) throws SQLException {
        try (Connection connection = platform.database("analytics");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from deal where outcome is not null")) {
            row.next();
            return row.getLong(1);
        }
    }
}
