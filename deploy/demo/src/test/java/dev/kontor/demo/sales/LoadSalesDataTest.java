package dev.kontor.demo.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.FakePlatform;
import dev.kontor.demo.client.Gateway;
import dev.kontor.demo.client.PlatformMissing;
import dev.kontor.demo.day.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadSalesDataTest {
    private static final String REPORT = """
            {"won":2,"lost":1,"winRate":66.67,"wonValue":{"amount":"1154.00","currency":"EUR"},
             "averageCheck":{"amount":"577.00","currency":"EUR"},"medianDaysToWin":57,"meanDaysToWin":51.78,"medianDaysToLose":14,
             "meanDaysToLose":41.48,"wonByQuarter":{"2017-Q1":2},"byStage":{"engaging":1,"prospecting":1,"won":2,"lost":1},
             "byOwner":[{"ownerId":"s1","wonValue":{"amount":"1054.00","currency":"EUR"}},{"ownerId":"s2","wonValue":{"amount":"100.00","currency":"EUR"}}],
             "byProduct":[{"productId":"p1","rows":3},{"productId":"p2","rows":2}]}
            """;

    @TempDir
    private Path folder;

    private final FakePlatform platform = new FakePlatform();

    @BeforeEach
    void prepare() throws IOException {
        for (String file : List.of("products.csv", "accounts.csv", "sales_pipeline.csv")) {
            Files.writeString(folder.resolve(file), "a\n1\n");
        }
        Files.writeString(folder.resolve("sales_teams.csv"), """
                sales_agent,manager,regional_office
                Darcel Schlecht,Melvin Marxen,Central
                Moses Frase,Melvin Marxen,Central
                Idle Agent,Melvin Marxen,Central
                """);
        for (String collection : List.of("staff", "products", "organisations", "deals")) {
            String job = "{\"id\":\"j\",\"collection\":\"" + collection
                    + "\",\"state\":\"done\",\"total\":5,\"done\":5,\"created\":5,\"failed\":0}";
            platform.answering("POST /api/v1/" + collection + "/imports", job);
        }
        String nobody = "{\"items\":[],\"count\":0}";
        platform.answering("GET /api/v1/pipelines", "{\"items\":[{\"id\":\"x\",\"code\":\"crm-sales-opportunities\"}]}")
                .answering(
                        "GET /api/v1/staff",
                        "{\"count\":2,\"items\":[{\"id\":\"s1\",\"name\":\"Darcel Schlecht\"},{\"id\":\"s2\",\"name\":\"Moses Frase\"}]}")
                .answering(
                        "GET /api/v1/products",
                        "{\"items\":[{\"id\":\"p1\",\"name\":\"GTX Pro\"},{\"id\":\"p2\",\"name\":\"MG Special\"}]}")
                .answering("GET /api/v1/organisations", nobody)
                .answering("GET /api/v1/people", nobody)
                .answering("GET /api/v1/deals/references", "{\"count\":2}")
                .answering("GET /api/v1/reports/deals", REPORT);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void putsNamesToTheReportsNumbers() {
        // when
        JsonNode report = loader().load(folder);

        // then
        assertThat(report.path("won").asInt()).isEqualTo(2);
        assertThat(report.path("engaging").asInt()).isEqualTo(1);
        assertThat(report.path("wonValue").asText()).isEqualTo("1154.00");
        assertThat(report.path("bestAgent").path("name").asText()).isEqualTo("Darcel Schlecht");
        assertThat(report.path("bestAgent").path("wonValue").asText()).isEqualTo("1054.00");
        assertThat(report.path("agentsWithoutDeal").asInt()).isEqualTo(1);
        assertThat(report.path("rowsByProduct").path("GTX Pro").asInt()).isEqualTo(3);
        assertThat(report.path("importErrors").isEmpty()).isTrue();
    }

    @Test
    void declaresTheAliasAndTheKeyOfTheDeals() {
        // when
        loader().load(folder);

        // then
        assertThat(platform.requests())
                .filteredOn(request -> request.endsWith("/imports"))
                .containsExactly(
                        "POST /api/v1/staff/imports",
                        "POST /api/v1/staff/imports",
                        "POST /api/v1/products/imports",
                        "POST /api/v1/organisations/imports",
                        "POST /api/v1/deals/imports");
        assertThat(platform.bodies().getLast())
                .contains("\"GTXPro\":\"GTX Pro\"", "\"matchBy\":\"externalId\"", "\"stage\":\"deal_stage\"");
    }

    @Test
    void namesTheFileThatIsMissing() throws IOException {
        // given
        Files.delete(folder.resolve("accounts.csv"));

        // then
        assertThatThrownBy(() -> loader().load(folder))
                .isInstanceOf(PlatformMissing.class)
                .hasMessageContaining("accounts.csv");
    }

    private LoadSalesData loader() {
        Clock clock = Clock.systemUTC();
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new LoadSalesData(
                new Gateway(platform.credentials(), clock).as("admin"), clock, new Progress(silent, clock));
    }
}
