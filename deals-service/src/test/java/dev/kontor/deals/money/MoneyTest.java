package dev.kontor.deals.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.problem.Problem;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

class MoneyTest {
    @Provide
    Arbitrary<Money> euros() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-999999999"), new BigDecimal("999999999"))
                .ofScale(2)
                .map(amount -> new Money(amount, "EUR"));
    }

    @Provide
    Arbitrary<Money> anyCurrency() {
        return Combinators.combine(
                        Arbitraries.of("EUR", "JPY", "KWD", "USD", "CLF"),
                        Arbitraries.integers().between(0, 1_000_000))
                .as((currency, amount) -> new Money(BigDecimal.valueOf(amount), currency));
    }

    @Property
    void additionKnowsNoOrderAndIsUndoneBySubtraction(@ForAll("euros") Money a, @ForAll("euros") Money b) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).minus(b)).isEqualTo(a);
    }

    @Property
    void nothingIsLostByThreeWays(@ForAll("euros") Money a, @ForAll("euros") Money b, @ForAll("euros") Money c) {
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
    }

    @Property
    void oneTimesIsTheSameAndAHundredPerCentIsTheWhole(@ForAll("anyCurrency") Money money) {
        assertThat(money.times(BigDecimal.ONE)).isEqualTo(money);
        assertThat(money.percent(BigDecimal.valueOf(100))).isEqualTo(money);
    }

    @Property
    void roundingIsOffByHalfAMinorUnitAtMost(
            @ForAll("euros") Money money, @ForAll @BigRange(min = "0", max = "100") @Scale(2) BigDecimal percent) {
        BigDecimal exact = money.amount().multiply(percent).movePointLeft(2);
        assertThat(money.percent(percent).amount().subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
    }

    @Property
    void scaleOfTheTextDoesNotMatter(@ForAll("euros") Money money) {
        assertThat(new Money(money.amount().setScale(4), "eur")).isEqualTo(money);
    }

    @Example
    void halvesAreRoundedUp() {
        assertThat(Money.of("0.05", "EUR").percent(new BigDecimal("50"))).isEqualTo(Money.of("0.03", "EUR"));
        assertThat(Money.of("1", "JPY").times(new BigDecimal("1.5"))).isEqualTo(Money.of("2", "JPY"));
    }

    @Example
    void refusesWhatIsNoMoney() {
        assertThatThrownBy(() -> Money.of("1.001", "EUR"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("2 digits");
        assertThatThrownBy(() -> Money.of("1", "XXX"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("XXX");
        assertThatThrownBy(() -> Money.of("1", "Euro")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new Money(BigDecimal.ONE, null)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new Money(null, "EUR")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Money.of("1e1000000000", "EUR"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("15 digits");
        assertThatThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "USD")))
                .isInstanceOf(Problem.class);
    }
}
