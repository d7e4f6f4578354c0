package dev.kontor.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class CloudEventsTest {
    @Test
    void attributesComeInOrderAndDataAsItIs() {
        // given
        ConsumerRecord<byte[], byte[]> message = event("{\"x\": 1.50,\r\n \"é\":\"a\\nb\"}");
        header(message, "ce_actor", "user \"x\"\n");
        header(message, "ce_aggregateversion", "12");
        header(message, "traceparent", "00-1-2-00");
        header(message, "other", "not an attribute");
        header(message, "content-type", "application/json");

        // then
        assertThat(json(message))
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"t\","
                        + "\"datacontenttype\":\"application/json\",\"actor\":\"user \\\"x\\\"\\n\","
                        + "\"aggregateversion\":12,\"traceparent\":\"00-1-2-00\","
                        + "\"data\":{\"x\": 1.50,   \"é\":\"a\\nb\"}}");
    }

    @Test
    void anIntegerThatIsNoneStaysText() {
        ConsumerRecord<byte[], byte[]> message = event("1");
        header(message, "ce_aggregateversion", "012");
        assertThat(json(message)).contains("\"aggregateversion\":\"012\"");
    }

    @Test
    void dataThatIsNoJsonIsCarriedAllTheSame() {
        for (String data : new String[] {"{\"a\":", "{} {}", "", "x"}) {
            assertThat(json(event(data))).contains("\"data_base64\":\"").doesNotContain("\"data\":");
        }
        assertThat(json(event(null))).doesNotContain("data");
    }

    @Test
    void aRecordWithoutItsAttributesIsNoEvent() {
        ConsumerRecord<byte[], byte[]> message = new ConsumerRecord<>("t", 0, 0, null, new byte[0]);
        header(message, "ce_type", "t");
        assertThat(CloudEvents.json(message)).isNull();
        assertThat(CloudEvents.type(message)).isEqualTo("t");
        assertThat(CloudEvents.subject(message)).isEmpty();
    }

    private static ConsumerRecord<byte[], byte[]> event(String data) {
        ConsumerRecord<byte[], byte[]> message =
                new ConsumerRecord<>("t", 0, 0, null, data == null ? null : data.getBytes(StandardCharsets.UTF_8));
        header(message, "ce_type", "t");
        header(message, "ce_source", "/a");
        header(message, "ce_id", "1");
        header(message, "ce_specversion", "1.0");
        return message;
    }

    private static String json(ConsumerRecord<byte[], byte[]> message) {
        Buffer json = Objects.requireNonNull(CloudEvents.json(message));
        return json.toString(StandardCharsets.UTF_8);
    }

    private static void header(ConsumerRecord<byte[], byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
