package dev.kontor.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {
    private static final UUID ID = UUID.fromString("0195a3c0-2222-7000-8000-000000000002");
    private static final String PERSONAL = "Berzina";

    private record Phone(int number) {}

    private record PersonState(List<Phone> phones, Instant createdAt) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"phones\":[{\"number\":1},{\"number\":\"Berzina\"}]}",
                "{\"phones\":[{\"number\":1},\"Berzina\"]}",
                "{\"phones\":[],\"createdAt\":\"Berzina\"}",
                "{\"phones\": Berzina",
                "\"Berzina\""
            })
    void whatCannotBeReadIsNamedByPlaceAlone(String value) {
        // given
        Received event = new Received(ID, "kontor.a.b.state.v1", ID, 1, Instant.EPOCH, ID, "system:a", null, value);

        // when
        String reason =
                Reason.of(catchThrowable(() -> new EventReader(new ObjectMapper()).read(event, PersonState.class)));

        // then
        assertThat(reason)
                .startsWith("kontor.a.b.state.v1 " + ID + " cannot be read: ")
                .contains(" at ")
                .doesNotContain(PERSONAL);
    }

    @Test
    void thePlaceIsThePathToTheField() {
        Received event = new Received(
                ID, "a", ID, 1, Instant.EPOCH, ID, "b", null, "{\"phones\":[{\"number\":1},{\"number\":\"x\"}]}");

        assertThat(Reason.of(catchThrowable(() -> new EventReader(new ObjectMapper()).read(event, PersonState.class))))
                .endsWith("InvalidFormatException at /phones/1/number");
    }

    @Test
    void whatTheDatabaseRefusesIsNamedByStateAndConstraint() {
        // given
        PgException refused = new PgException(
                "invalid input: \"Berzina\"",
                "ERROR",
                "23514",
                "Failing row contains (Berzina).",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "public",
                "person_copy",
                null,
                null,
                "person_copy_name_check");

        // when
        SQLException wrapped = new SQLException("error: Berzina", refused);
        String reason = Reason.of(
                new ConstraintViolationException("error: Berzina", wrapped, "insert", "person_copy_name_check"));

        // then
        assertThat(reason)
                .contains("23514", "person_copy_name_check", "person_copy")
                .doesNotContain(PERSONAL);
    }

    @Test
    void aHeaderThatIsNoneIsNotQuoted() {
        // given
        ConsumerRecord<String, String> message = new ConsumerRecord<>("t", 0, 0, "k", "{}");
        message.headers().add("ce_id", PERSONAL.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        // then
        assertThat(Reason.of(catchThrowable(() -> Received.from(message))))
                .isEqualTo("not a CloudEvent of Kontor: IllegalArgumentException");
        assertThat(Reason.of(catchThrowable(() -> Received.from(new ConsumerRecord<>("t", 0, 0, "k", "{}")))))
                .isEqualTo("not a CloudEvent of Kontor: header ce_id is missing");
    }
}
