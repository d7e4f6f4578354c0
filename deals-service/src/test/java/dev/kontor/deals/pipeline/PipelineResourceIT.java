package dev.kontor.deals.pipeline;

import static dev.kontor.deals.Api.as;
import static dev.kontor.deals.Api.get;
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
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
class PipelineResourceIT {
    @Test
    void theFirstStartDefinesTheSalesPipelineAndTellsIt() {
        // when
        String id = as("sales")
                .queryParam("filter", "code eq \"sales\"")
                .get("/api/v1/pipelines")
                .then()
                .body("items[0].stages.code", contains("prospecting", "engaging", "proposal", "negotiation"))
                .body("items[0].stages.probability", contains(10, 40, 60, 80))
                .extract()
                .path("items[0].id");

        // then
        List<Published> facts = OutboxDrain.of(id);
        assertThat(facts).extracting(Published::name).containsExactly("defined");
        assertThat(facts.get(0).actor()).isEqualTo("system:deals");
        assertThat(facts.get(0)
                        .payload()
                        .get("stages")
                        .get(1)
                        .get("probability")
                        .asInt())
                .isEqualTo(40);
    }

    @Test
    void aStageWithOpenDealsStays() {
        // given
        String body = "{\"code\":\"renewals\",\"name\":\"Renewals\",\"stages\":["
                + "{\"code\":\"due\",\"name\":\"Due\",\"position\":1,\"probability\":50},"
                + "{\"code\":\"asked\",\"name\":\"Asked\",\"position\":2,\"probability\":70}]}";
        String id = post("/pipelines", body).statusCode(201).extract().path("id");
        post("/pipelines", body).statusCode(409).body("code", equalTo("code-taken"));
        post("/deals", "{\"title\":\"R\",\"pipelineId\":\"" + id + "\"}")
                .statusCode(201)
                .body("stage", equalTo("due"));
        String without = "{\"stages\":[{\"code\":\"asked\",\"name\":\"Asked\",\"position\":1,\"probability\":70}]}";

        // when, then
        patch("/pipelines/" + id, 1, without).statusCode(409).body("code", equalTo("stage-in-use"));
        patch(
                        "/pipelines/" + id,
                        1,
                        "{\"stages\":[{\"code\":\"due\",\"name\":\"Due\",\"position\":1,\"probability\":55}]}")
                .statusCode(200)
                .header("ETag", "\"2\"");
        get("/pipelines/" + id).body("stages.probability", contains(55));
        assertThat(OutboxDrain.of(id)).extracting(Published::name).containsExactly("defined", "revised");
        as("sales").body(body).post("/api/v1/pipelines").then().statusCode(403);
        post("/pipelines", "{\"code\":\"Bad Code\",\"name\":\"\",\"stages\":[]}")
                .statusCode(400);
    }
}
