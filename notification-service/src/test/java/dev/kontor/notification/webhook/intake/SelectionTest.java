package dev.kontor.notification.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.Problem;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
    private static final String WON = "kontor.deals.deal.won.v1";
    private static final String SUBJECT = "0195a3c0-1111-7000-8000-000000000001";

    private final AtomicInteger documentsRead = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({
        "kontor.deals.deal.won.v1, true",
        "kontor.deals.deal.won.v*, true",
        "kontor.deals.*, true",
        "*, true",
        "kontor.deals.deal.won, false",
        "kontor.deals.deal.lost.v1, false",
        "kontor.contacts.*, false"
    })
    void aTypeMatchesWholeOrByItsBeginning(String type, boolean wanted) {
        assertThat(wants(Selection.of(List.of("kontor.other.*", type), List.of(), null)))
                .isEqualTo(wanted);
        assertThat(documentsRead).as("there is no need to read the event").hasValue(0);
    }

    @Test
    void subjectsNarrow() {
        assertThat(wants(Selection.of(List.of("*"), List.of(SUBJECT), null))).isTrue();
        assertThat(wants(Selection.of(List.of("*"), List.of("0195a3c0-2222-7000-8000-000000000002"), null)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "data.amount gt 1000, true",
        "data.amount gt 2000, false",
        "type like \"won\" and data.stage eq \"closed\", true",
        "subject eq \"another\", false"
    })
    void theExpressionHasTheLastWord(String expression, boolean wanted) {
        assertThat(wants(Selection.of(List.of("*"), List.of(), expression))).isEqualTo(wanted);
    }

    @Test
    void aFaultyExpressionIsRefusedByItsField() {
        assertThatCode(() -> Selection.verify(null)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Selection.verify("salary eq 1")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code().code()).isEqualTo("filter-invalid");
            assertThat(problem.errors()).extracting(FieldError::pointer).containsExactly("/expression");
        });
    }

    private boolean wants(Selection selection) {
        return selection.wants(WON, SUBJECT, this::document);
    }

    private JsonNode document() {
        documentsRead.incrementAndGet();
        ObjectNode event =
                JsonNodeFactory.instance.objectNode().put("type", WON).put("subject", SUBJECT);
        event.putObject("data").put("amount", "1250.00").put("stage", "closed");
        return event;
    }
}
