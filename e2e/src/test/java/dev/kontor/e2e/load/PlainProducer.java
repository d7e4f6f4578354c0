package dev.kontor.e2e.load;

import dev.kontor.e2e.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes the same records without us, past any database: idempotent, acknowledged by all, into a topic of its own. */
record PlainProducer(Platform platform, int partitions) {
    private static final int MILLIS = 8_000;

    double rate(List<ConsumerRecord<String, @Nullable String>> records, Effort effort) throws Exception {
        String bootstrapServers = platform.stack().kafka().bootstrapServers();
        String topic = "bench-floor-" + UUID.randomUUID();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
                KafkaProducer<String, @Nullable String> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "enable.idempotence", "true"),
                        new StringSerializer(),
                        new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
                    .all()
                    .get();
            write(producer, topic, records);
            double rate = rate(producer, topic, records, effort.of(MILLIS));
            admin.deleteTopics(List.of(topic)).all().get();
            return rate;
        }
    }

    private static double rate(
            KafkaProducer<String, @Nullable String> producer,
            String topic,
            List<ConsumerRecord<String, @Nullable String>> records,
            int millis)
            throws ExecutionException, InterruptedException {
        long written = 0;
        long begin = System.nanoTime();
        long end = begin + Duration.ofMillis(millis).toNanos();
        while (System.nanoTime() < end) {
            written += write(producer, topic, records);
        }
        return written * 1e9 / (System.nanoTime() - begin);
    }

    private static int write(
            KafkaProducer<String, @Nullable String> producer,
            String topic,
            List<ConsumerRecord<String, @Nullable String>> records)
            throws ExecutionException, InterruptedException {
        var last = records.stream()
                .map(record -> producer.send(
                        new ProducerRecord<>(topic, null, null, record.key(), record.value(), record.headers())))
                .toList();
        for (var acknowledged : last) {
            acknowledged.get();
        }
        return last.size();
    }
}
