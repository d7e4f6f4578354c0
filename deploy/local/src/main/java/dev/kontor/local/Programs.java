package dev.kontor.local;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of this machine: where they are, and running one to its end. */
final class Programs {
    private Programs() {}

    static Optional<String> find(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** The java of the JDK that runs us: the parts run on the same one. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static boolean run(Duration patience, String... command) {
        try {
            return run(new ProcessBuilder(command), patience).succeeded();
        } catch (LocalPartException e) {
            return false;
        }
    }

    /** Runs to the end with the output (both streams) kept. */
    static Outcome run(ProcessBuilder builder, Duration patience) {
        List<String> command = builder.command();
        try {
            Path output = Files.createTempFile("kontor-", ".out");
            try {
                Process process = builder.redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectOutput(output.toFile())
                        .start();
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    throw new LocalPartException(
                            command.getFirst() + " did not end within " + patience.toSeconds() + " s");
                }
                return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new LocalPartException(command.getFirst() + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalPartException("Interrupted", e);
        }
    }

    /** How a program ended. */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }

        void mustSucceed(String what) {
            if (!succeeded()) {
                throw new LocalPartException(what + " failed (exit code " + exitCode + "):\n" + output.stripTrailing());
            }
        }
    }
}
