package dev.kontor.platformtest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The audit trail of the service under test, as an auditor sees it. */
public final class AuditTrail {
    private static final int MAX_ENTRIES = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private AuditTrail() {}

    /** The entries that a filter lets through, in their order, as soon as there are so many. */
    public static List<Map<String, Object>> entries(String filter, int count) {
        return await().atMost(PATIENCE)
                .until(
                        () -> given().auth()
                                .oauth2(Tokens.of("auditor").build())
                                .queryParam("filter", filter)
                                .queryParam("sort", "seq")
                                .queryParam("limit", MAX_ENTRIES)
                                .get("/api/v1/audit/" + Infrastructure.service() + "/entries")
                                .jsonPath()
                                .<Map<String, Object>>getList("items"),
                        found -> found.size() == count);
    }
}
