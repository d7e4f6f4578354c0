package dev.kontor.local.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.local.LocalPartException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LetterTest {
    @Test
    void tellsWhereTheRecordIsAndWhoRefusedIt() {
        // given
        ConsumerRecord<byte[], byte[]> record = record(Map.of(
                "dead-letter-topic", "kontor.deals.deal",
                "dead-letter-partition", "2",
                "dead-letter-offset", "40",
                "dead-letter-consumer", "activity-timeline",
                "dead-letter-reason", "cannot be read",
                "dead-letter-of", "1-3",
                "ce_type", "kontor.deals.deal.won.v1",
                "ce_subject", "subject"));
        // when
        Letter letter = Letter.from("activity", record);
        // then
        assertThat(letter.position()).hasToString("0-17");
        assertThat(letter.source()).hasToString("kontor.deals.deal-2@40");
        assertThat(letter.consumer()).isEqualTo("activity-timeline");
        assertThat(letter.replayOf()).isEqualTo(new LetterPosition(1, 3));
        assertThat(letter.subject()).isEqualTo("subject");
        assertThat(letter.value()).isEqualTo("value");
        assertThat(letter.isWaiting()).isTrue();
    }

    @Test
    void aLetterWithoutHeadersIsStillOne() {
        // when
        Letter letter = Letter.from("activity", record(Map.of()));
        // then
        assertThat(letter.consumer()).isEmpty();
        assertThat(letter.subject()).as("the key stands in").isEqualTo("key");
        assertThat(letter.replayOf()).isNull();
    }

    @Test
    void positionsAreReadAsTheyAreWritten() {
        assertThat(LetterPosition.parse("2-40")).hasToString("2-40");
        for (String wrong : new String[] {"17", "-1-2", "1-", "a-b", "1-2-3", "123456-1", ""}) {
            assertThatThrownBy(() -> LetterPosition.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(LocalPartException.class)
                    .hasMessageContaining("they look like 0-17");
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(Map<String, String> headers) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("kontor.activity.dead-letter", 0, 17, bytes("key"), bytes("value"));
        headers.forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
