package dev.kontor.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.inbox.Poison;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class IncomingFactTest {
    private static final List<String> NEEDED = List.of(
            "ce_id", "ce_type", "ce_subject", "ce_time", "ce_aggregateversion", "ce_correlationid", "traceparent");
    private static final List<String> OTHERS = List.of("ce_source", "ce_specversion", "content-type", "ce_actor");
    private static final IncomingFact FACT = new IncomingFact(
            "ce_id!", "ce_type!", "ce_subject!", 7, "ce_time!", "ce_correlationid!", "traceparent!", "{}");

    @Test
    void theHeadersMayComeInAnyOrder() {
        assertThat(IncomingFact.from(record(List.of(NEEDED, OTHERS)))).isEqualTo(FACT);
        assertThat(IncomingFact.from(record(List.of(OTHERS, NEEDED)))).isEqualTo(FACT);
        assertThat(IncomingFact.from(record(List.of(NEEDED.reversed(), OTHERS))))
                .isEqualTo(FACT);
        assertThat(IncomingFact.from(record(List.of(NEEDED.subList(0, 6), OTHERS, List.of("traceparent")))))
                .isEqualTo(FACT);
    }

    @Test
    void onlyTheTraceMayBeMissing() {
        assertThat(IncomingFact.from(record(List.of(NEEDED.subList(0, 6), OTHERS)))
                        .traceparent())
                .isNull();
        for (String name : NEEDED.subList(0, 6)) {
            List<String> rest =
                    NEEDED.stream().filter(other -> !other.equals(name)).toList();
            assertThatThrownBy(() -> IncomingFact.from(record(List.of(rest, OTHERS))))
                    .isInstanceOf(Poison.class)
                    .hasMessageContaining(name);
        }
    }

    private static ConsumerRecord<String, String> record(List<List<String>> headers) {
        ConsumerRecord<String, String> record = new ConsumerRecord<>("kontor.deals.deal", 0, 0, "key", "{}");
        headers.stream()
                .flatMap(List::stream)
                .forEach(name -> record.headers()
                        .add(
                                name,
                                (name.equals("ce_aggregateversion") ? "7" : name + "!")
                                        .getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
