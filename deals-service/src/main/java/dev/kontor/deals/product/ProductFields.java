package dev.kontor.deals.product;

import dev.kontor.deals.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed of a product.
 *
 * @param code kebab case, how imports and integrators name the product
 * @param price list price, not negative
 * @param active false when the product is no longer sold
 */
record ProductFields(
        @NotNull @Size(max = ProductFields.MAX_CODE) @Pattern(regexp = ProductFields.CODE)
        String code,

        @NotBlank @Size(max = ProductFields.MAX_NAME) String name,
        @Size(max = ProductFields.MAX_SERIES) @Nullable String series,
        @NotNull Money price,
        boolean active) {
    static final String CODE = "[a-z0-9]+(-[a-z0-9]+)*";
    static final int MAX_CODE = 80;
    static final int MAX_NAME = 200;
    static final int MAX_SERIES = 100;
}
