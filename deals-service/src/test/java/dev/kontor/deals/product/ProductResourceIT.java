package dev.kontor.deals.product;

import static dev.kontor.deals.Api.as;
import static dev.kontor.deals.Api.importCsv;
import static dev.kontor.deals.Api.importErrors;
import static dev.kontor.deals.Api.patch;
import static dev.kontor.deals.Api.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class ProductResourceIT {
    @Test
    void aProductIsListedRevisedAndDelisted() {
        // given
        String body =
                "{\"name\":\"Laser Printer\",\"series\":\"LP\",\"price\":{\"amount\":\"99.9\",\"currency\":\"EUR\"}}";
        String id = post("/products", body)
                .statusCode(201)
                .body("code", equalTo("laser-printer"))
                .extract()
                .path("id");

        // when
        post("/products", body).statusCode(409).body("code", equalTo("code-taken"));
        patch("/products/" + id, 1, "{\"price\":{\"amount\":\"89.00\"}}")
                .statusCode(200)
                .body("price.amount", equalTo("89.00"));
        as("integrator")
                .header("If-Match", "\"2\"")
                .delete("/api/v1/products/" + id)
                .then()
                .statusCode(204);

        // then
        as("sales")
                .queryParam("filter", "code eq \"laser-printer\" and active eq false and price lt 90")
                .get("/api/v1/products")
                .then()
                .body("items.id", contains(id));
        assertThat(OutboxDrain.of(id)).extracting(Published::name).containsExactly("listed", "revised", "delisted");
        as("sales").body(body).post("/api/v1/products").then().statusCode(403);
    }

    @Test
    void importingTwiceChangesNothing() {
        // given
        String csv = "product,series,sales_price\nGTX Basic,GTX,550\nGTX Pro,GTX,4821\nNo Price,GTX,\n,GTX,5\n";
        String options =
                "{\"mapping\":{\"name\":\"product\",\"price\":\"sales_price\"},\"defaults\":{\"currency\":\"USD\"},\"matchBy\":\"name\"}";

        // when
        String first = importCsv("products", csv, options)
                .body("created", equalTo(2))
                .body("failed", equalTo(2))
                .extract()
                .path("id");
        importCsv("products", csv, options).body("created", equalTo(0)).body("skipped", equalTo(2));
        importCsv("products", csv.replace("4821", "5000"), options)
                .body("updated", equalTo(1))
                .body("skipped", equalTo(1));

        // then
        assertThat(importErrors("products", first))
                .element(1)
                .asString()
                .startsWith("4,")
                .contains("missing");
        String id = as("sales")
                .queryParam("filter", "code eq \"gtx-pro\"")
                .get("/api/v1/products")
                .then()
                .body("items[0].price.currency", equalTo("USD"))
                .extract()
                .path("items[0].id");
        assertThat(OutboxDrain.of(id)).extracting(Published::name).containsExactly("listed", "revised");
    }
}
