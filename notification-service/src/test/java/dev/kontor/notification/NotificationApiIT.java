package dev.kontor.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.kontor.platformtest.AuditTrail;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.OpenApiContract;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KontorTestResource.class)
@WithTestResource(MailSettings.class)
class NotificationApiIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ENGLISH = "/api/v1/templates/meeting-reminder/en";
    private static final String ESTONIAN = "/api/v1/templates/meeting-reminder/et";

    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void peopleSeeTheirOwnDeliveriesAndTheHeadSeesAll() {
        // given
        UUID meeting = UUID.randomUUID();
        UUID mine = UUID.randomUUID();
        UUID theirs = UUID.randomUUID();
        company.meeting(meeting, 1, "Review", Instant.now().plusSeconds(7200), 60, List.of(mine, theirs));
        await().atMost(SOON).until(() -> Rows.count("delivery where subject_id = '" + meeting + "'") == 2);
        String ofTheMeeting =
                "/api/v1/deliveries?filter=kind eq \"meeting-reminder\" and state eq \"scheduled\" and subjectId eq \""
                        + meeting + "\"";

        // then
        as("head").get(ofTheMeeting).then().statusCode(200).body("items", hasSize(2));
        RequestSpecification me = bearer(Tokens.of("sales").staff(mine).build());
        given().spec(me)
                .get(ofTheMeeting)
                .then()
                .statusCode(200)
                .body("items.recipientId", equalTo(List.of(mine.toString())));
        given().spec(me)
                .get("/api/v1/deliveries/" + Rows.delivery(mine))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        given().spec(me)
                .get("/api/v1/deliveries/" + Rows.delivery(theirs))
                .then()
                .statusCode(404);
        as("head")
                .get("/api/v1/deliveries?sort=-dueAt&filter=recipientId eq \"" + theirs + "\"")
                .then()
                .body("items.recipientId", everyItem(equalTo(theirs.toString())));
    }

    @Test
    void anAdministratorRewordsALetterAndTheNextOneSaysSo() {
        // given
        as("administrator").get(ESTONIAN).then().statusCode(404);
        UUID meeting = UUID.randomUUID();
        String address = "mari." + meeting + "@kontor.example";
        UUID owner = company.staff(address, "et-EE", null);

        // when
        as("administrator")
                .header("If-Match", "\"0\"")
                .body(wording("Meeldetuletus: {title}"))
                .put(ESTONIAN)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("placeholders", hasItem("title"));

        // then
        as("administrator")
                .header("If-Match", "\"0\"")
                .body(wording("x"))
                .put(ESTONIAN)
                .then()
                .statusCode(412);
        as("administrator")
                .body(wording("Meeldetuletus: {title}!"))
                .put(ESTONIAN)
                .then()
                .header("ETag", "\"2\"");
        try (Mailboxes mailboxes = Mailboxes.open()) {
            company.meeting(meeting, 1, "Ülevaade", Instant.now().plusSeconds(1800), 60, List.of(owner));
            await().atMost(SOON).until(() -> mailboxes.of(address).size() == 1);
            assertThat(mailboxes.of(address).getFirst().subject()).isEqualTo("Meeldetuletus: Ülevaade!");
        }
        assertThat(AuditTrail.entries("entity eq \"template\"", 2))
                .allSatisfy(entry -> assertThat(entry)
                        .containsEntry("actor", "user:" + Tokens.DEFAULT_STAFF)
                        .containsKeys("address", "correlationId"));
    }

    @Test
    void aTemplateThatCannotBeFilledIsRefusedWithItsPlace() {
        as("administrator")
                .body(wording("{nobodyKnows}"))
                .put(ENGLISH)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/subject"))
                .body("detail", containsString("nobodyKnows"));
        as("administrator")
                .get(ENGLISH)
                .then()
                .body("version", equalTo(0))
                .body("subject", not(equalTo("{nobodyKnows}")));
    }

    @Test
    void templatesAreTheAdministratorsAlone() {
        as("head").get(ENGLISH).then().statusCode(403);
        as("administrator").get("/api/v1/templates/love-letter/en").then().statusCode(404);
        as("administrator")
                .body(wording("x"))
                .put("/api/v1/templates/birthday/not-a-language")
                .then()
                .statusCode(400);
    }

    @Test
    void theApiIsTheCommittedOne() {
        OpenApiContract.verifySnapshot();
    }

    @Test
    void everyOperationRefusesStrangers() {
        OpenApiContract.verifyRefusals();
    }

    private static String wording(String subject) {
        return "{\"subject\":\"" + subject + "\",\"text\":\"{startsAt}\",\"html\":\"<p>{startsAt}</p>\"}";
    }

    private static RequestSpecification as(String role) {
        return given().spec(bearer(Tokens.of(role).build()));
    }

    private static RequestSpecification bearer(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }
}
