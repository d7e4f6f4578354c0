package dev.kontor.deals.product;

import dev.kontor.deals.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A product to list. Without a code it gets its name in kebab case. */
record NewProduct(
        @Size(max = ProductFields.MAX_CODE) @Pattern(regexp = ProductFields.CODE) @Nullable
        String code,

        @NotBlank @Size(max = ProductFields.MAX_NAME) String name,
        @Size(max = ProductFields.MAX_SERIES) @Nullable String series,
        @NotNull Money price) {
    ProductFields fields() {
        return new ProductFields(code == null ? Product.codeOf(name) : code, name, series, price, true);
    }
}
