package dev.kontor.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordSumsTest {
    private static final UUID AT_TEN = UUID.fromString("0193536b-e440-7000-8000-000000000001");
    private static final UUID AT_TEN_TOO = UUID.fromString("0193536b-e440-7000-8000-000000000002");
    private static final UUID UNTIMED = UUID.fromString("5f0c1d9e-6f0b-4c7a-9d43-0123456789ab");

    /** Made with another language's SHA-256. */
    private static final String BASE = """
            [{"count":1,"ids":"008bc3ac8d5d7d","versions":"c14f1d6ab18de3"},{"hour":"2024-11-22T10:00:00Z","count":2,"ids":"dc8472f0d79d69","versions":"b435b1fab13f59"}]
            """;

    @Test
    void orderDoesNotMatter() throws JsonProcessingException {
        // given
        RecordSums sums = new RecordSums();
        // when
        sums.add(AT_TEN_TOO, 7);
        sums.add(UNTIMED, 1);
        sums.add(AT_TEN, 1);
        // then
        assertThat(sums.count()).isEqualTo(3);
        assertThat(sums.differing(base())).isEmpty();
    }

    @Test
    void aVersionARecordTooManyAndOneTooFewAreSeenInTheirHour() throws JsonProcessingException {
        // given
        RecordSums behind = new RecordSums();
        behind.add(AT_TEN_TOO, 6);
        behind.add(AT_TEN, 1);
        behind.add(UNTIMED, 1);
        RecordSums few = new RecordSums();
        few.add(AT_TEN_TOO, 7);
        few.add(AT_TEN, 1);
        RecordSums many = new RecordSums();
        many.add(AT_TEN_TOO, 7);
        many.add(AT_TEN, 1);
        many.add(UNTIMED, 1);
        many.add(UUID.fromString("019353a2-d2c0-7000-8000-000000000001"), 1);
        // then
        assertThat(behind.differing(base())).containsExactly("2024-11-22T10:00:00Z");
        assertThat(few.differing(base())).containsExactly("untimed");
        assertThat(many.differing(base())).containsExactly("2024-11-22T11:00:00Z");
    }

    private static JsonNode base() throws JsonProcessingException {
        return new ObjectMapper().readTree(BASE);
    }
}
