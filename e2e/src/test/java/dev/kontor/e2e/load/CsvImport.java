package dev.kontor.e2e.load;

import dev.kontor.demo.client.ImportJob;
import dev.kontor.demo.client.ImportOptions;
import dev.kontor.demo.client.Imports;
import dev.kontor.e2e.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** A file of people, from upload to the job's end; each row checked for duplicates and published. */
final class CsvImport {
    private static final int WARM_UP = 5_000;
    private static final int ROWS = 20_000;
    private static final double LEAST_ROWS_PER_SECOND = 1_000;

    private CsvImport() {}

    static List<Figure> measure(Platform platform, Effort effort) {
        Imports imports = new Imports(platform.as("admin"), Clock.systemUTC(), job -> {});
        seconds(imports, 0, effort.of(WARM_UP));
        int rows = effort.of(ROWS);
        double seconds = seconds(imports, WARM_UP, rows);
        return List.of(
                Figure.atLeast("CSV import of " + rows + " people", rows / seconds, "rows/s", LEAST_ROWS_PER_SECOND));
    }

    private static double seconds(Imports imports, int first, int rows) {
        StringBuilder csv = new StringBuilder("externalId,givenName,familyName,email,phone\n");
        for (int i = first; i < first + rows; i++) {
            csv.append("bench-")
                    .append(i)
                    .append(",Bench,Import ")
                    .append(i)
                    .append(",bench")
                    .append(i);
            csv.append("@example.com,+49151").append(10_000_000 + i).append('\n');
        }
        long begin = System.nanoTime();
        ImportJob job = imports.run(
                "people", "people.csv", csv.toString().getBytes(StandardCharsets.UTF_8), ImportOptions.NONE);
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (job.created() != rows) {
            throw new IllegalStateException("The import made " + job.created() + " people of " + rows + " rows");
        }
        return seconds;
    }
}
