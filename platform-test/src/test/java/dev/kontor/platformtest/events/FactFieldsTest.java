package dev.kontor.platformtest.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.access.DefaultPolicy;
import dev.kontor.platform.access.FactFields;
import dev.kontor.platform.access.FieldRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code contracts/fact-fields.json} names facts and fields that there are. */
class FactFieldsTest {
    @Test
    void everyFieldIsOneOfItsFact() throws IOException {
        JsonNode file = new ObjectMapper()
                .readTree(Path.of("..", "contracts", "fact-fields.json").toFile());
        file.path("fields")
                .properties()
                .forEach(entity -> entity.getValue()
                        .properties()
                        .forEach(fact -> fact.getValue().fieldNames().forEachRemaining(field -> {
                            assertThat(DefaultPolicy.shipped().entities()).contains(entity.getKey());
                            assertThat(EventContract.all())
                                    .as("%s of %s.%s", field, entity.getKey(), fact.getKey())
                                    .anyMatch(event -> event.type()
                                                    .contains("." + entity.getKey() + "." + fact.getKey() + ".")
                                            && event.schema().path("properties").has(field));
                        })));
    }

    @Test
    void aRuleHoldsForTheFieldUnderEachOfItsNames() {
        Map<String, FieldRule> rules = Map.of("stage", FieldRule.HIDDEN, "amount", FieldRule.MASKED);
        FactFields facts = FactFields.shipped();

        assertThat(facts.rules("deal", "stage-changed", rules))
                .isEqualTo(Map.of(
                        "stage",
                        FieldRule.HIDDEN,
                        "from",
                        FieldRule.HIDDEN,
                        "to",
                        FieldRule.HIDDEN,
                        "amount",
                        FieldRule.MASKED));
        assertThat(facts.rules("deal", "opened", rules)).isEqualTo(rules);
        assertThat(facts.entity("access-rule")).isEqualTo("access");
        assertThat(facts.entity("deal")).isEqualTo("deal");
    }
}
