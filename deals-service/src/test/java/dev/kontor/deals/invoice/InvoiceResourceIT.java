package dev.kontor.deals.invoice;

import static dev.kontor.deals.Api.as;
import static dev.kontor.deals.Api.get;
import static dev.kontor.deals.Api.openDeal;
import static dev.kontor.deals.Api.patch;
import static dev.kontor.deals.Api.post;
import static dev.kontor.deals.Api.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OutboxDrain;
import dev.kontor.platformtest.OutboxDrain.Published;
import dev.kontor.platformtest.Tokens;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class InvoiceResourceIT {
    private static final int PARALLEL = 50;

    @Inject
    InvoiceNumbers numbers;

    @Test
    void anInvoiceIsDraftedIssuedAndPaidInParts() {
        // given
        String deal = openDeal();
        String id = draft("2999-12-31", "\"dealId\":\"" + deal + "\",");
        get("/invoices/" + id)
                .body("total.amount", equalTo("242.00"))
                .body("number", nullValue())
                .body("lines[0].tax.amount", equalTo("42.00"));

        // when
        patch("/invoices/" + id, 1, "{\"dueOn\":\"2999-11-30\"}")
                .statusCode(200)
                .body("dueOn", equalTo("2999-11-30"));
        as("sales")
                .post("/api/v1/invoices/" + id + "/issue")
                .then()
                .statusCode(200)
                .body("number", matchesPattern("\\d{4}-\\d{6}"));
        post(
                        "/invoices/" + id + "/pay",
                        "{\"amount\":{\"amount\":\"200\",\"currency\":\"EUR\"},\"reference\":\"bank 1\"}")
                .statusCode(200)
                .body("status", equalTo("issued"))
                .body("outstanding.amount", equalTo("42.00"));
        as("sales")
                .post("/api/v1/invoices/" + id + "/pay")
                .then()
                .statusCode(200)
                .body("status", equalTo("paid"));

        // then
        get("/invoices/" + id + "/payments").body("amount.amount", contains("200.00", "42.00"));
        List<Published> facts = OutboxDrain.of(id);
        assertThat(facts)
                .extracting(Published::name)
                .containsExactly("drafted", "revised", "issued", "payment-received", "payment-received", "paid");
        assertThat(facts.get(2).payload().get("dealId").asText()).isEqualTo(deal);
        assertThat(facts.get(2).payload().get("total").get("amount").asText()).isEqualTo("242.00");
    }

    @Test
    void anIssuedInvoiceDoesNotChange() {
        // given
        String id = draft("2999-12-31", "");
        post("/invoices/" + id + "/pay", "{}").statusCode(409).body("code", equalTo("invoice-not-payable"));
        as("sales").post("/api/v1/invoices/" + id + "/issue").then().statusCode(200);

        // when, then
        patch("/invoices/" + id, 2, "{\"dueOn\":\"2999-11-30\"}")
                .statusCode(409)
                .body("code", equalTo("invoice-issued"));
        as("sales").post("/api/v1/invoices/" + id + "/issue").then().statusCode(409);
        post("/invoices/" + id + "/pay", "{\"amount\":{\"amount\":\"999\",\"currency\":\"EUR\"}}")
                .statusCode(422);
        post("/invoices/" + id + "/pay", "{\"amount\":{\"amount\":\"9\",\"currency\":\"USD\"}}")
                .statusCode(422)
                .body("code", equalTo("currency-mixed"));
    }

    @Test
    void anInvoicePastItsDayFallsOverdueOnce() {
        // given
        String id = draft("2020-01-31", "");
        as("sales").post("/api/v1/invoices/" + id + "/issue").then().statusCode(200);

        // when
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "overdue".equals(get("/invoices/" + id).extract().path("status")));

        // then
        assertThat(OutboxDrain.of(id)).extracting(Published::name).containsExactly("drafted", "issued", "overdue");
        assertThat(OutboxDrain.of(id).get(2).actor()).isEqualTo("system:deals");
        as("sales")
                .queryParam("filter", "status eq \"overdue\"")
                .get("/api/v1/invoices")
                .then()
                .body("items.id", hasItem(id));
        post("/invoices/" + id + "/pay", "{}").statusCode(200).body("status", equalTo("paid"));
    }

    @Test
    void numbersHaveNoGapAndNoDoubleUnderConcurrencyAndRollback() throws InterruptedException, ExecutionException {
        // given
        List<String> drafts = IntStream.range(0, PARALLEL)
                .mapToObj(i -> draft("2999-12-31", ""))
                .toList();
        List<Callable<Object>> work = new ArrayList<>();
        for (int i = 0; i < PARALLEL; i++) {
            String id = drafts.get(i);
            work.add(() -> as("sales")
                    .post("/api/v1/invoices/" + id + "/issue")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("number"));
            if (i % 3 == 0) {
                work.add(this::takeANumberAndRollBack);
            }
        }

        // when
        List<Future<Object>> results;
        try (var threads = Executors.newFixedThreadPool(16)) {
            results = threads.invokeAll(work);
        }

        // then
        for (Future<Object> result : results) {
            result.get();
        }
        List<String> all = as("administrator")
                .queryParam("filter", "number ne null")
                .queryParam("limit", 500)
                .get("/api/v1/invoices")
                .jsonPath()
                .getList("items.number", String.class);
        List<Integer> given = all.stream()
                .map(number -> Integer.parseInt(number.substring(5)))
                .sorted()
                .toList();
        assertThat(given)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, given.size()).boxed().toList());
        assertThat(given.size()).isGreaterThanOrEqualTo(PARALLEL);
    }

    @Test
    void anotherTeamsInvoiceIsNotThere() {
        // given
        Tokens olga = Tokens.of("sales").staff(UUID.randomUUID()).team("riga");
        Tokens omar = Tokens.of("sales").staff(UUID.randomUUID()).team("tallinn");
        String id = with(olga)
                .body(body("2999-12-31", ""))
                .post("/api/v1/invoices")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String deal = with(olga)
                .body("{\"title\":\"Hers\"}")
                .post("/api/v1/deals")
                .then()
                .extract()
                .path("id");

        // when, then
        with(omar).get("/api/v1/invoices/" + id).then().statusCode(404);
        with(omar).get("/api/v1/invoices/" + id + "/payments").then().statusCode(404);
        with(omar).post("/api/v1/invoices/" + id + "/issue").then().statusCode(404);
        with(omar).get("/api/v1/invoices").then().body("items.id", not(hasItem(id)));
        with(omar)
                .body(body("2999-12-31", "\"dealId\":\"" + deal + "\","))
                .post("/api/v1/invoices")
                .then()
                .statusCode(422)
                .body("code", equalTo("reference-unknown"));
        with(olga).get("/api/v1/invoices").then().body("items.id", hasItem(id));
        with(Tokens.of("support"))
                .body(body("2999-12-31", ""))
                .post("/api/v1/invoices")
                .then()
                .statusCode(403);
    }

    private Object takeANumberAndRollBack() {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> numbers.next(2026)
                            .chain(number -> Uni.createFrom().<String>failure(new IllegalStateException("roll back")))))
                    .length();
        } catch (Throwable expected) {
            return expected;
        }
    }

    private static String draft(String dueOn, String more) {
        return post("/invoices", body(dueOn, more)).statusCode(201).extract().path("id");
    }

    private static String body(String dueOn, String more) {
        return String.format(Locale.ROOT, """
                {"customerId":"%s","customerKind":"organisation",%s"currency":"EUR","dueOn":"%s",
                 "lines":[{"description":"Printer","quantity":"2","unitPrice":{"amount":"100.00","currency":"EUR"},"taxPercent":"21"}]}
                """, UUID.randomUUID(), more, dueOn);
    }
}
