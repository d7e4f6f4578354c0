package dev.kontor.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./kontor demo …} against the platform under test, as a process of its own. */
public final class KontorProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What a command printed, and how it ended. */
    public record Result(int exitCode, String out, String err) {}

    private KontorProcess() {}

    public static Result demo(Platform platform, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dkontor.root=" + System.getProperty("kontor.root"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.kontor.demo.DemoCommand"));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("demo", ".out");
        Path err = Files.createTempFile("demo", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("KONTOR_HOME", platform.home().toString());
        builder.environment().put("KONTOR_PORT_BASE", Integer.toString(platform.portBase()));
        Process process = builder.start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("demo did not end in time: " + read(err));
        }
        return new Result(process.exitValue(), read(out), read(err));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
