package dev.kontor.demo.client;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Runs import jobs and waits for their end. */
public final class Imports {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final Session session;
    private final Clock clock;
    private final Consumer<ImportJob> progress;

    /** @param progress told after every look at a job */
    public Imports(Session session, Clock clock, Consumer<ImportJob> progress) {
        this.session = session;
        this.clock = clock;
        this.progress = progress;
    }

    /** Uploads a file and returns the job when it has ended; it is an error when it makes no progress for a minute. */
    public ImportJob run(String collection, String filename, byte[] csv, ImportOptions options) {
        Multipart form = new Multipart()
                .file("file", filename, "text/csv", csv)
                .text("options", "application/json", Json.write(options));
        ImportJob job = Json.convert(session.upload("/" + collection + "/imports", form), ImportJob.class);
        Instant lastStep = clock.instant();
        while (!job.ended()) {
            LockSupport.parkNanos(POLL.toNanos());
            ImportJob next = Json.convert(session.get(path(job)), ImportJob.class);
            if (next.done() > job.done()) {
                lastStep = clock.instant();
            }
            if (Duration.between(lastStep, clock.instant()).compareTo(LONGEST_SILENCE) > 0) {
                throw new PlatformMissing(
                        "the import of " + filename + " stands still at " + next.done() + " of " + next.total());
            }
            job = next;
            progress.accept(job);
        }
        return job;
    }

    public List<ImportError> errors(ImportJob job) {
        return job.failed() == 0 ? List.of() : parse(session.text(path(job) + "/errors"));
    }

    static List<ImportError> parse(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream()
                .map(Imports::error)
                .toList();
    }

    private static ImportError error(NamedCsvRecord row) {
        return new ImportError(
                Long.parseLong(row.getField("line")),
                row.getField("column"),
                row.getField("code"),
                row.getField("message"));
    }

    private static String path(ImportJob job) {
        return "/" + job.collection() + "/imports/" + job.id();
    }
}
