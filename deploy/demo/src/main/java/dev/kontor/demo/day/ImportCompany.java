package dev.kontor.demo.day;

import dev.kontor.demo.client.ImportError;
import dev.kontor.demo.client.ImportJob;
import dev.kontor.demo.client.ImportOptions;
import dev.kontor.demo.client.Imports;
import dev.kontor.demo.client.Pipelines;
import dev.kontor.demo.client.Pipelines.Stage;
import dev.kontor.demo.client.References;
import dev.kontor.demo.company.CsvFile;
import dev.kontor.demo.company.DemoCompany;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Step 1: the company comes in as CSV import jobs, and what is wrong in the files comes back with line and column. */
final class ImportCompany implements Step {
    private static final List<Stage> STAGES = List.of(
            new Stage("lead", "Lead", 1, 10),
            new Stage("qualified", "Qualified", 2, 30),
            new Stage("offer", "Offer", 3, 50),
            new Stage("negotiation", "Negotiation", 4, 75));

    @Override
    public String title() {
        return "1 Import — a company comes in as CSV";
    }

    @Override
    public void play(Workday day) {
        DemoCompany company = day.company();
        new Pipelines(day.admin()).ensure(DemoCompany.PIPELINE, "Office sales", STAGES);
        load(day, "staff", company.staff(), "username", 0);
        load(day, "products", company.products(), "code", 0);
        load(day, "organisations", company.organisations(), "externalId", DemoCompany.BAD_ORGANISATIONS);
        load(day, "people", company.people(), "externalId", DemoCompany.BAD_PEOPLE);
        References.await(day.admin());
        load(day, "deals", company.deals(), "externalId", DemoCompany.BAD_DEALS);
    }

    private static void load(Workday day, String collection, CsvFile file, String matchBy, int bad) {
        Imports imports = new Imports(day.admin(), day.clock(), day.progress()::of);
        Instant begin = day.clock().instant();
        ImportOptions options = new ImportOptions(Map.of(), Map.of(), Map.of(), matchBy);
        ImportJob job = imports.run(collection, file.name(), file.bytes(), options);
        Duration took = Duration.between(begin, day.clock().instant());

        List<ImportError> errors = imports.errors(job);
        Expect.equal("done", job.state(), "the import of " + file.name());
        Expect.equal((long) file.rows().size(), job.done(), "rows looked at in " + file.name());
        Expect.that(
                job.failed() == bad,
                file.name() + ": " + job.failed() + " rows refused, expected " + bad + ": " + errors);
        day.story()
                .tell(
                        "%-13s %5s rows, %5s new, %d refused%s (%s)",
                        collection,
                        Story.number(job.total()),
                        Story.number(job.created()),
                        job.failed(),
                        example(errors),
                        Story.seconds(took));
    }

    private static String example(List<ImportError> errors) {
        if (errors.isEmpty()) {
            return "";
        }
        ImportError first = errors.getFirst();
        return ", e.g. line " + first.line() + " " + first.column() + ": " + first.code();
    }
}
