package dev.kontor.demo.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.kontor.demo.client.ImportError;
import dev.kontor.demo.client.ImportJob;
import dev.kontor.demo.client.Imports;
import dev.kontor.demo.client.Pipelines;
import dev.kontor.demo.client.Pipelines.Stage;
import dev.kontor.demo.client.PlatformMissing;
import dev.kontor.demo.client.References;
import dev.kontor.demo.client.Session;
import dev.kontor.demo.day.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Loads the shared sales data as it is and returns what analytics says of it. Loading twice changes nothing. */
public final class LoadSalesData {
    private static final List<Stage> STAGES =
            List.of(new Stage("prospecting", "Prospecting", 1, 10), new Stage("engaging", "Engaging", 2, 40));
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int POLLS_WITHOUT_CHANGE = 40;

    private final Session session;
    private final Clock clock;
    private final Progress progress;

    public LoadSalesData(Session session, Clock clock, Progress progress) {
        this.session = session;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Loads the folder's files and returns the report.
     *
     * @throws PlatformMissing when the folder lacks a file or the numbers do not settle
     */
    public JsonNode load(Path folder) {
        new Pipelines(session).ensure(SalesFiles.PIPELINE, "CRM sales opportunities", STAGES);
        Imports imports = new Imports(session, clock, progress::of);
        List<ImportError> errors = new ArrayList<>();
        for (SalesFile file : SalesFiles.beforeDeals()) {
            progress.say("importing " + file.name() + " as " + file.collection());
            ImportJob job = imports.run(file.collection(), file.name(), bytes(folder, file), file.options());
            errors.addAll(imports.errors(job));
        }
        SalesFile deals = SalesFiles.deals();
        References.await(session);
        progress.say("importing " + deals.name() + " as " + deals.collection());
        ImportJob job = imports.run(deals.collection(), deals.name(), bytes(folder, deals), deals.options());
        errors.addAll(imports.errors(job));
        return settled(agents(folder), errors, job.total() - job.failed());
    }

    /** The report once it counts every deal that was imported. */
    private ObjectNode settled(Set<String> agents, List<ImportError> errors, long deals) {
        SalesReport report = new SalesReport(session);
        ObjectNode answer = report.ask(agents, errors);
        long counted = counted(answer);
        for (int unchanged = 0; counted < deals; unchanged++) {
            if (unchanged == POLLS_WITHOUT_CHANGE) {
                throw new PlatformMissing("analytics counts " + counted + " of " + deals + " deals and does not go on");
            }
            LockSupport.parkNanos(POLL.toNanos());
            answer = report.ask(agents, errors);
            unchanged = counted(answer) > counted ? 0 : unchanged;
            counted = counted(answer);
            progress.meanwhile("analytics has counted " + counted + " of " + deals + " deals");
        }
        return answer;
    }

    private static long counted(ObjectNode answer) {
        long sum = 0;
        for (String state : List.of("won", "lost", "engaging", "prospecting")) {
            sum += answer.path(state).asLong();
        }
        return sum;
    }

    private static Set<String> agents(Path folder) {
        String teams = new String(read(folder.resolve(SalesFiles.TEAMS)), StandardCharsets.UTF_8);
        return CsvReader.builder().ofNamedCsvRecord(teams).stream()
                .map(row -> row.getField("sales_agent"))
                .collect(Collectors.toSet());
    }

    private static byte[] bytes(Path folder, SalesFile file) {
        return read(folder.resolve(file.name()));
    }

    private static byte[] read(Path file) {
        if (!Files.isReadable(file)) {
            throw new PlatformMissing("The sales data lack " + file);
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
