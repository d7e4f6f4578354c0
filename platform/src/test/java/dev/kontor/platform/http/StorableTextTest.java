package dev.kontor.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StorableTextTest {
    private final ObjectMapper json = new ObjectMapper();

    StorableTextTest() {
        new StorableText().customize(json);
    }

    record Note(String title, List<String> tags) {}

    @Property
    void textIsStorableWhenUtf8GivesItBack(@ForAll String text) {
        boolean givenBack = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);

        assertThat(StorableText.isStorable(text)).isEqualTo(givenBack && text.indexOf(0) < 0);
    }

    @Test
    void theFieldThatCarriesItIsNamed() {
        for (String faulty : List.of(
                "{\"title\":\"a\\u0000b\"}",
                "{\"title\":\"\\ud83d\"}",
                "{\"title\":\"\\ude00\\ud83d\"}",
                "{\"tags\":[\"fine\",\"\\u0000\"]}")) {
            assertThatThrownBy(() -> json.readValue(faulty, Note.class))
                    .as(faulty)
                    .isInstanceOfSatisfying(
                            JsonMappingException.class,
                            e -> assertThat(e.getPath().getFirst().getFieldName())
                                    .isEqualTo(faulty.contains("tags") ? "tags" : "title"));
        }
    }

    @Test
    void allOtherTextIsReadAsItIs() throws JsonProcessingException {
        assertThat(json.readValue("{\"title\":\"Ā \\n \\ud83d\\ude00 عمر\"}", Note.class)
                        .title())
                .isEqualTo("Ā \n 😀 عمر");
    }
}
