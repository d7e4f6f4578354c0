package dev.kontor.deals;

import static dev.kontor.deals.Api.openDeal;
import static dev.kontor.deals.Api.post;

import dev.kontor.platformtest.Exporting;
import dev.kontor.platformtest.KontorTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every collection of the service can be exported. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
class ExportIT {
    private final String code = "export-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void deals() {
        Exporting.verify("deals", openDeal());
    }

    @Test
    void invoices() {
        String invoice = "{\"customerId\":\"" + UUID.randomUUID()
                + "\",\"customerKind\":\"organisation\",\"dealId\":\"" + openDeal()
                + "\",\"currency\":\"EUR\",\"dueOn\":\"2999-12-31\",\"lines\":[{\"description\":\"Printer\",\"quantity\":\"2\","
                + "\"unitPrice\":{\"amount\":\"100.00\",\"currency\":\"EUR\"},\"taxPercent\":\"21\"}]}";
        Exporting.verify("invoices", created("/invoices", invoice));
    }

    @Test
    void products() {
        Exporting.verify(
                "products",
                created(
                        "/products",
                        "{\"name\":\"" + code + "\",\"price\":{\"amount\":\"99.9\",\"currency\":\"EUR\"}}"));
    }

    @Test
    void pipelines() {
        Exporting.verify(
                "pipelines",
                created(
                        "/pipelines",
                        "{\"code\":\"" + code + "\",\"name\":\"Exported\",\"stages\":["
                                + "{\"code\":\"due\",\"name\":\"Due\",\"position\":1,\"probability\":50}]}"));
    }

    private static String created(String path, String body) {
        return post(path, body).statusCode(201).extract().path("id");
    }
}
