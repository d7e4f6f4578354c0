package dev.kontor.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a command line as the docs give it, in the root of the checkout, against the platform under test. */
public final class KontorProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Path ROOT = Path.of(System.getProperty("kontor.root"));

    /** What a command printed, and how it ended. */
    public record Result(int exitCode, String out, String err) {}

    private KontorProcess() {}

    /** {@code ./kontor} with these arguments, run to its end. */
    public static Result kontor(Platform platform, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("./kontor"));
        command.addAll(List.of(arguments));
        return run(platform, command);
    }

    public static Result run(Platform platform, List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("kontor", ".out");
        Path err = Files.createTempFile("kontor", ".err");
        Process process = builder(platform, command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + " did not end in time: " + read(err));
        }
        return new Result(process.exitValue(), read(out), read(err));
    }

    /** The same, not yet started. */
    public static ProcessBuilder builder(Platform platform, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KONTOR_HOME", platform.home().toString());
        builder.environment().put("KONTOR_PORT_BASE", Integer.toString(platform.portBase()));
        // The build that runs this test has just built everything.
        builder.environment().put("KONTOR_NO_BUILD", "true");
        return builder;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
