package dev.kontor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Credentials;
import dev.kontor.demo.client.Gateway;
import dev.kontor.demo.client.Json;
import dev.kontor.demo.client.Mailboxes;
import dev.kontor.demo.client.PlatformMissing;
import dev.kontor.demo.client.Refused;
import dev.kontor.demo.company.DemoCompany;
import dev.kontor.demo.day.Day;
import dev.kontor.demo.day.Progress;
import dev.kontor.demo.day.StepFailed;
import dev.kontor.demo.day.Story;
import dev.kontor.demo.day.Workday;
import dev.kontor.demo.pbx.AmiAccount;
import dev.kontor.demo.pbx.AmiServer;
import dev.kontor.demo.pbx.TestPbx;
import dev.kontor.demo.sales.LoadSalesData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./kontor demo}: loads a company into the running platform and plays its day, or loads sales data and reports on them. */
@Command(
        name = "kontor demo",
        mixinStandardHelpOptions = true,
        description = "Loads a company into the running platform and plays one working day.")
public final class DemoCommand implements Callable<Integer> {
    private static final ZoneId HEADQUARTERS = ZoneId.of("Europe/Riga");
    private static final int FAILED = 1;
    private static final int CHANNELS = 1_000_000;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Load the four sales-data files of this folder instead.")
    private @Nullable Path data;

    @Option(names = "--json", description = "With --data: print the report as one JSON document.")
    private boolean json;

    @Option(
            names = "--write",
            paramLabel = "DIR",
            description = "Only write the generated company's files to this folder.")
    private @Nullable Path write;

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    DemoCommand(PrintStream out, PrintStream err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** Ends the process with 0, 1 when a step failed, 2 when it was called wrongly. */
    public static void main(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new DemoCommand(out, err, Clock.systemUTC())).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        try {
            if (write != null) {
                company().writeTo(write);
                out.println("Written to " + write);
                return CommandLine.ExitCode.OK;
            }
            Credentials credentials = Credentials.in(System.getenv("KONTOR_HOME"));
            return data == null ? playDay(credentials) : loadSales(credentials, data);
        } catch (StepFailed | Refused | PlatformMissing failure) {
            err.println("FAILED " + failure.getMessage());
            return FAILED;
        }
    }

    private int loadSales(Credentials credentials, Path folder) {
        Gateway gateway = new Gateway(credentials, clock);
        JsonNode report = new LoadSalesData(gateway.as("admin"), clock, new Progress(err, clock)).load(folder);
        if (json) {
            out.println(Json.pretty(report));
        } else {
            report.properties().forEach(field -> out.println(field.getKey() + ": " + field.getValue()));
        }
        return CommandLine.ExitCode.OK;
    }

    private int playDay(Credentials credentials) {
        Credentials.Ami ami = credentials.ami();
        int firstChannel = (int) (clock.millis() % CHANNELS);
        Story story = new Story();
        AmiServer server = new AmiServer(ami.port(), new AmiAccount(ami.username(), ami.secret()));
        try (TestPbx pbx = new TestPbx(server, clock, firstChannel)) {
            Day.play(new Workday(
                    credentials,
                    new Gateway(credentials, clock),
                    new Mailboxes(credentials),
                    company(),
                    pbx,
                    new LocalProcesses(),
                    story,
                    new Progress(err, clock),
                    clock));
            story.chapter("What the company sees now");
            WhatTheCompanySees.tell(story, credentials);
            return CommandLine.ExitCode.OK;
        } finally {
            story.lines().forEach(out::println);
        }
    }

    private DemoCompany company() {
        return DemoCompany.on(LocalDate.now(clock.withZone(HEADQUARTERS)));
    }
}
