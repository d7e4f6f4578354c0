package dev.kontor.platformtest.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed document before the AsyncAPI project's own validator, which is fetched by npm and run by node, below {@code target}. */
class AsyncApiValidatorIT {
    private static final Path SOURCE = Path.of("src", "test", "asyncapi");
    private static final Path PLACE = Path.of("target", "asyncapi");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", ".npmrc", "validate.mjs");
    private static final Path DOCUMENT = EventContract.CONTRACTS.resolve("asyncapi.json");
    private static final int PATIENCE_MINUTES = 5;

    @TempDir
    private Path folder;

    private record Said(int exitCode, String text) {}

    @BeforeEach
    void fetchTheValidatorIfItIsNotThere() throws IOException, InterruptedException {
        for (String program : List.of("node", "npm")) {
            if (find(program).isEmpty()) {
                System.out.println(
                        "NOT RUN: " + program + " is not in the PATH, so nobody asked the AsyncAPI validator");
                Assumptions.abort(program + " is not in the PATH");
            }
        }
        Path lock = PLACE.resolve("package-lock.json");
        boolean isThere = Files.exists(PLACE.resolve("node_modules/.package-lock.json"))
                && Files.exists(lock)
                && Files.mismatch(lock, SOURCE.resolve("package-lock.json")) < 0;
        Files.createDirectories(PLACE);
        for (String file : FILES) {
            Files.copy(SOURCE.resolve(file), PLACE.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!isThere) {
            Said said = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
            assertThat(said.exitCode()).as(said.text()).isZero();
        }
    }

    @Test
    void theDocumentIsValid() throws IOException, InterruptedException {
        // when
        Said said = validate(DOCUMENT);

        // then
        System.out.println("AsyncAPI validator: "
                + said.text().lines().reduce((first, second) -> second).orElse(""));
        assertThat(said.exitCode()).as(said.text()).isZero();
    }

    /** That it looks: a type that JSON Schema does not know, partitions in words. */
    @Test
    void aBrokenDocumentIsNot() throws IOException, InterruptedException {
        // given
        ObjectNode document = (ObjectNode) new ObjectMapper().readTree(DOCUMENT.toFile());
        ((ObjectNode) document.at("/components/schemas/kontor.deals.deal.lost.v1")).put("type", "thing");
        ((ObjectNode) document.at("/channels/kontor.deals.product/bindings/kafka")).put("partitions", "three");
        Path broken = folder.resolve("broken.json");
        Files.writeString(broken, document.toString());

        // when
        Said said = validate(broken);

        // then
        assertThat(said.exitCode()).as(said.text()).isEqualTo(1);
        assertThat(said.text())
                .contains(
                        "schemas/kontor.deals.deal.lost.v1/type",
                        "channels/kontor.deals.product/bindings/kafka/partitions");
    }

    private static Said validate(Path document) throws IOException, InterruptedException {
        return run("node", "validate.mjs", document.toAbsolutePath().toString());
    }

    private static Said run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("asyncapi", ".out");
        Process process = new ProcessBuilder(command)
                .directory(PLACE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + " did not end in time");
        }
        return new Said(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(System.getProperty("path.separator")))
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
