package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Json;
import dev.kontor.e2e.KontorProcess;
import dev.kontor.e2e.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A year of real sales, imported as the files are; every number is known (README beside the data). */
class SalesDataIT {
    private static final Path DATA = Path.of(
                    System.getProperty("kontor.root"), "..", "shared", "data", "crm-sales-opportunities")
            .normalize();

    @Test
    void analyticsTellsTheKnownNumbers() throws IOException, InterruptedException {
        if (!Files.isDirectory(DATA)) {
            System.out.println("NOT RUN: the sales data is not there (" + DATA + ")");
            Assumptions.abort("the sales data is not there");
        }
        // given
        Platform platform = Platform.shared();

        // when
        KontorProcess.Result first = KontorProcess.kontor(platform, "demo", "--data", DATA.toString(), "--json");
        KontorProcess.Result again = KontorProcess.kontor(platform, "demo", "--data", DATA.toString(), "--json");

        // then
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertKnownNumbers(Json.read(first.out()));
        assertKnownNumbers(Json.read(again.out()));
    }

    private static void assertKnownNumbers(JsonNode report) {
        assertThat(report.path("won").asInt()).isEqualTo(4238);
        assertThat(report.path("lost").asInt()).isEqualTo(2473);
        assertThat(report.path("engaging").asInt()).isEqualTo(1589);
        assertThat(report.path("prospecting").asInt()).isEqualTo(500);
        assertThat(report.path("winRate").asDouble()).isEqualTo(63.15);
        assertThat(report.path("wonValue").asText()).isEqualTo("10005534.00");
        assertThat(report.path("averageCheck").asText()).isEqualTo("2360.91");
        assertThat(report.path("medianDaysToWin").asInt()).isEqualTo(57);
        assertThat(report.path("meanDaysToWin").asDouble()).isEqualTo(51.78);
        assertThat(report.path("medianDaysToLose").asInt()).isEqualTo(14);
        assertThat(report.path("meanDaysToLose").asDouble()).isEqualTo(41.48);
        assertThat(report.path("wonByQuarter"))
                .hasToString("{\"2017-Q1\":531,\"2017-Q2\":1254,\"2017-Q3\":1257,\"2017-Q4\":1196}");
        assertThat(report.path("bestAgent").path("name").asText()).isEqualTo("Darcel Schlecht");
        assertThat(report.path("bestAgent").path("wonValue").asText()).isEqualTo("1153214.00");
        assertThat(report.path("agentsWithoutDeal").asInt()).isEqualTo(5);
        assertThat(report.path("rowsByProduct").path("GTX Basic").asInt()).isEqualTo(1866);
        assertThat(report.path("rowsByProduct").path("GTX Pro").asInt()).isEqualTo(1480);
        assertThat(report.path("rowsByProduct").path("GTK 500").asInt()).isEqualTo(40);
    }
}
