package dev.kontor.analytics.report;

import static dev.kontor.analytics.Facts.aDeal;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kontor.analytics.Facts;
import dev.kontor.analytics.Facts.ADeal;
import dev.kontor.analytics.Facts.Fact;
import dev.kontor.platform.id.Ids;
import dev.kontor.platformtest.KontorTestResource;
import dev.kontor.platformtest.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The year of sales of the shared data: its README's table, from facts. */
@QuarkusTest
@WithTestResource(KontorTestResource.class)
class SalesDataIT {
    private static final Path DATA = Path.of(System.getProperty("kontor.root", ".."))
            .resolve("../shared/data/crm-sales-opportunities/sales_pipeline.csv");

    private final UUID pipeline = Ids.next();
    private final Map<String, UUID> agents = new HashMap<>();
    private final Map<String, UUID> products = new HashMap<>();

    @Test
    void everyNumberOfTheTableIsReproduced() throws IOException {
        // given
        assumeTrue(Files.exists(DATA), "SKIPPED: the shared sales data is not at " + DATA);

        // when
        publish(Files.readAllLines(DATA));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonPath report = report();
            assertThat(report.getInt("won") + report.getInt("lost") + report.getInt("open"))
                    .isEqualTo(8_800);
            assertThat(report.getInt("won") + report.getInt("lost")).isEqualTo(6_711);
        });

        // then
        JsonPath report = report();
        Map<String, Integer> stages = report.getMap("byStage");
        assertThat(stages)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("won", 4_238, "lost", 2_473, "engaging", 1_589, "prospecting", 500));
        assertThat(report.getString("winRate")).isEqualTo("63.15");
        assertThat(report.getString("wonValue.amount")).isEqualTo("10005534.00");
        assertThat(report.getString("averageCheck.amount")).isEqualTo("2360.91");
        assertThat(report.getString("medianDaysToWin")).isEqualTo("57");
        assertThat(report.getString("meanDaysToWin")).isEqualTo("51.78");
        assertThat(report.getString("medianDaysToLose")).isEqualTo("14");
        assertThat(report.getString("meanDaysToLose")).isEqualTo("41.48");
        assertThat(report.<String, Integer>getMap("wonByQuarter"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("2017-Q1", 531, "2017-Q2", 1_254, "2017-Q3", 1_257, "2017-Q4", 1_196));
        assertThat(report.getString("byOwner[0].ownerId"))
                .isEqualTo(agents.get("Darcel Schlecht").toString());
        assertThat(report.getString("byOwner[0].wonValue.amount")).isEqualTo("1153214.00");
        assertThat(report.getList("byOwner")).hasSize(30);
        Map<String, Integer> rows = Map.of(
                "GTX Basic",
                1_866,
                "MG Special",
                1_651,
                "GTXPro",
                1_480,
                "MG Advanced",
                1_412,
                "GTX Plus Basic",
                1_383,
                "GTX Plus Pro",
                968,
                "GTK 500",
                40);
        rows.forEach((name, count) -> assertThat(
                        report.getInt("byProduct.find { it.productId == '" + products.get(name) + "' }.rows"))
                .as(name)
                .isEqualTo(count));
    }

    private void publish(List<String> lines) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            send(producer, Facts.pipeline(pipeline, "sales-" + pipeline));
            lines.stream().skip(1).map(line -> line.split(",", -1)).forEach(row -> publish(producer, row));
        }
    }

    /** opportunity_id, sales_agent, product, account, deal_stage, engage_date, close_date, close_value */
    private void publish(KafkaProducer<String, String> producer, String[] row) {
        boolean prospecting = row[4].equals("Prospecting");
        ADeal deal = aDeal(pipeline)
                .with("ownerId", agents.computeIfAbsent(row[1], name -> Ids.next()))
                .with("productId", products.computeIfAbsent(row[2], name -> Ids.next()))
                .with("stage", prospecting ? "prospecting" : "engaging")
                .with("openedAt", row[5].isEmpty() ? null : row[5] + "T00:00:00Z");
        if (!row[7].isEmpty()) {
            deal.with("amount", Map.of("amount", row[7] + ".00", "currency", "USD"));
        }
        send(producer, deal.opened());
        switch (row[4]) {
            case "Won" -> send(producer, deal.won(row[6] + "T00:00:00Z"));
            case "Lost" -> send(producer, deal.lost(row[6] + "T00:00:00Z"));
            default -> {}
        }
    }

    private static void send(KafkaProducer<String, String> producer, Fact fact) {
        String topic = fact.type()
                .substring(0, fact.type().lastIndexOf('.', fact.type().length() - 4));
        ProducerRecord<String, String> message =
                new ProducerRecord<>(topic, fact.subject().toString(), fact.json());
        Map.of(
                        "ce_id", fact.id().toString(),
                        "ce_type", fact.type(),
                        "ce_subject", fact.subject().toString(),
                        "ce_time", Clock.systemUTC().instant().toString(),
                        "ce_aggregateversion", Long.toString(fact.version()),
                        "ce_correlationid", Ids.next().toString(),
                        "ce_actor", "system:test")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        var unused = producer.send(message, (stored, failure) -> {
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private JsonPath report() {
        return given().auth()
                .oauth2(Tokens.administrator())
                .get("/api/v1/reports/deals?pipeline=sales-" + pipeline)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
