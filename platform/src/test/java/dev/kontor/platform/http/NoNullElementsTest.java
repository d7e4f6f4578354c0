package dev.kontor.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoNullElementsTest {
    private final ObjectMapper json = new ObjectMapper();

    NoNullElementsTest() {
        new NoNullElements().customize(json);
    }

    record Phone(String number) {}

    record Person(@Nullable List<Phone> phones, @Nullable Set<String> tags) {}

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
            '{"phones":[null]}', phones
            '{"phones":[{"number":"1"},null]}', phones
            '{"tags":["a",null]}', tags
            """)
    void anElementThatIsNoneIsRefusedAtItsList(String body, String field) {
        assertThatThrownBy(() -> json.readValue(body, Person.class))
                .isInstanceOfSatisfying(
                        MismatchedInputException.class,
                        e -> assertThat(e.getPath().getFirst().getFieldName()).isEqualTo(field));
        assertThatThrownBy(() -> json.treeToValue(json.readTree(body), Person.class))
                .isInstanceOf(MismatchedInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"phones\":null}", "{\"phones\":[],\"tags\":[\"a\"]}"})
    void aListMayBeMissingOrEmpty(String body) throws JsonProcessingException {
        assertThat(json.readValue(body, Person.class)).isNotNull();
    }
}
