package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.e2e.KontorProcess;
import dev.kontor.e2e.Platform;
import dev.kontor.e2e.RealmTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page of docs whose commands are run as they stand there.
 *
 * @param text of the page, Markdown
 */
record Guide(String text) {
    private static final Pattern BLOCK = Pattern.compile("```([a-z]+)\n(.*?)```", Pattern.DOTALL);
    private static final String DEFAULT_GATEWAY = "http://127.0.0.1:8080";
    private static final String DEFAULT_BROKER = "127.0.0.1:8092";

    static Guide of(Path page) {
        try {
            return new Guide(Files.readString(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the one command that has these words, in the root of the checkout: against this platform, with an administrator's token. */
    KontorProcess.Result runs(Platform platform, String words) throws IOException, InterruptedException {
        return runs(platform, words, Map.of());
    }

    /** The same with values for its other variables. */
    KontorProcess.Result runs(Platform platform, String words, Map<String, String> variables)
            throws IOException, InterruptedException {
        List<String> fitting =
                commands().stream().filter(command -> command.contains(words)).toList();
        assertThat(fitting).as("commands of the guide with %s", words).hasSize(1);
        String command = assignments(variables)
                + fitting.getFirst()
                        .replace(
                                DEFAULT_GATEWAY,
                                platform.credentials().gatewayUrl().toString())
                        .replace(DEFAULT_BROKER, platform.stack().kafka().bootstrapServers())
                        .replace("$TOKEN", new RealmTokens(platform).ofUser("admin"));
        return KontorProcess.run(platform, List.of("bash", "-c", command));
    }

    private static String assignments(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + "='" + variable.getValue() + "'; ")
                .collect(Collectors.joining());
    }

    /** Lines of its shell blocks; one that ends in a backslash goes on. */
    List<String> commands() {
        return blocks("sh").stream()
                .flatMap(block -> block.replace("\\\n", "").lines())
                .toList();
    }

    List<String> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }
}
