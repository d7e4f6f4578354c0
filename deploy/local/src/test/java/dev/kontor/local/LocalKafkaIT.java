package dev.kontor.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalKafkaIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static LocalKafka kafka;

    @BeforeAll
    static void start() {
        kafka = LocalKafka.start(Path.of("target/it/kafka"), 0, 0);
    }

    @AfterAll
    static void stop() {
        kafka.stop();
        assertThat(kafka.isRunning()).isFalse();
    }

    @Test
    void keepsWhatWasAcknowledgedWhenKilled() throws Exception {
        // given
        String topic = "kept-" + System.nanoTime();
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, "key", "value")).get(30, TimeUnit.SECONDS);
        }
        // when
        kafka.kill();
        assertThat(kafka.isHealthy()).isFalse();
        kafka.start();
        kafka.awaitHealthy(PATIENCE);
        // then
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            consumer.seekToBeginning(consumer.assignment());
            assertThat(consumer.poll(PATIENCE)).singleElement().satisfies(record -> {
                assertThat(record.key()).isEqualTo("key");
                assertThat(record.value()).isEqualTo("value");
            });
        }
    }

    private static Map<String, Object> settings() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }
}
