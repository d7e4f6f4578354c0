package dev.kontor.deals.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.deals.money.Money;
import dev.kontor.platform.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductTest {
    private static final Money PRICE = Money.of("550", "USD");
    private final Product product =
            Product.of(new ProductFields("gtx-basic", "GTX Basic", "GTX", PRICE, true), Instant.EPOCH);

    @Test
    void codeIsTheNameInKebabCase() {
        assertThat(Product.codeOf("GTX Plus Pro")).isEqualTo("gtx-plus-pro");
        assertThat(Product.codeOf(" Krēsls (ādas), 2. sērija ")).isEqualTo("kresls-adas-2-serija");
        assertThat(Product.codeOf("x".repeat(79) + " y")).hasSize(79);
    }

    @Test
    void delistingAndListingAgainAreFactsOfTheirOwn() {
        // when, then
        assertThat(product.delist(Instant.EPOCH)).containsExactly(new ProductFact.Delisted());
        assertThat(product.delist(Instant.EPOCH)).isEmpty();
        ProductFields back = new ProductFields("gtx-basic", "GTX Basic II", "GTX", PRICE, true);
        assertThat(product.revise(back, List.of("active", "name"), Instant.EPOCH))
                .hasExactlyElementsOfTypes(ProductFact.Revised.class, ProductFact.Listed.class);
        assertThat(product.revise(back, List.of(), Instant.EPOCH)).isEmpty();
    }

    @Test
    void aPriceIsNotNegative() {
        assertThatThrownBy(
                        () -> Product.of(new ProductFields("a", "A", null, Money.of("-1", "EUR"), true), Instant.EPOCH))
                .isInstanceOf(Problem.class);
    }

    @Test
    void theViewTellsWhatTheProductSays() {
        // when
        ProductView view = ProductView.from(product);

        // then
        assertThat(view.id()).isEqualTo(product.id());
        assertThat(view.code()).isEqualTo(product.code());
        assertThat(view.name()).isEqualTo(product.name());
        assertThat(view.version()).isZero();
        assertThat(view.createdAt()).isEqualTo(view.updatedAt());
    }
}
