package dev.kontor.telephony.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NumberPlanTest {
    private final NumberPlan plan =
            new NumberPlan("LV", "\\d{2,5}", Optional.of(List.of("67 000 000", "+371 67000001")));

    @Test
    void numbersComeInManyNotations() {
        assertThat(plan.e164("+37120000001")).isEqualTo("+37120000001");
        assertThat(plan.e164("20 000 001")).isEqualTo("+37120000001");
        assertThat(plan.e164("0037120000001")).isEqualTo("+37120000001");
        assertThat(plan.e164("37120000001")).isEqualTo("+37120000001");
        assertThat(plan.e164("+44 20 7946 0958")).isEqualTo("+442079460958");
    }

    @Test
    void whatIsNoNumberIsNone() {
        assertThat(plan.e164(null)).isNull();
        assertThat(plan.e164("anonymous")).isNull();
        assertThat(plan.e164("<unknown>")).isNull();
        assertThat(plan.e164("s")).isNull();
        assertThat(plan.e164("101")).isNull();
    }

    @Test
    void ownNumbersAreNeverACustomer() {
        assertThat(plan.customer("+37167000000")).isNull();
        assertThat(plan.customer("67000001")).isNull();
        assertThat(plan.customer("+37120000001")).isEqualTo("+37120000001");
    }

    @Test
    void extensionsAreShortDigits() {
        assertThat(plan.isExtension("101")).isTrue();
        assertThat(plan.isExtension("trunk")).isFalse();
        assertThat(plan.isExtension("+37120000001")).isFalse();
        assertThat(plan.isExtension(null)).isFalse();
    }
}
