package dev.kontor.local.cli;

import dev.kontor.local.LocalPartException;
import dev.kontor.local.LocalStack;
import dev.kontor.local.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./kontor logs PART}: the end of a part's log, and what comes with {@code -f}. */
@Command(name = "logs", description = "Shows the log of a part.")
final class LogsCommand implements Callable<Integer> {
    private static final int LINES = 200;
    private static final long POLL_MS = 250;
    private static final int BUFFER = 8192;

    @Parameters(paramLabel = "PART")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = {"-f", "--follow"})
    private boolean follow;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Part part = LocalStack.open().part(name);
        if (!Files.exists(part.logFile())) {
            throw new LocalPartException(name + " has no log yet: it was never started here");
        }
        long shown = Files.size(part.logFile());
        try (Stream<String> lines = Files.lines(part.logFile())) {
            List<String> all = lines.toList();
            all.subList(Math.max(0, all.size() - LINES), all.size()).forEach(out::println);
        }
        out.flush();
        while (follow) {
            shown = showFrom(part, shown, out);
            Thread.sleep(POLL_MS);
        }
        return 0;
    }

    private static long showFrom(Part part, long offset, PrintWriter out) throws IOException {
        try (InputStream log = Files.newInputStream(part.logFile())) {
            log.skipNBytes(Math.min(offset, Files.size(part.logFile())));
            byte[] fresh = log.readNBytes(BUFFER);
            out.print(new String(fresh, java.nio.charset.StandardCharsets.UTF_8));
            out.flush();
            return offset + fresh.length;
        }
    }
}
