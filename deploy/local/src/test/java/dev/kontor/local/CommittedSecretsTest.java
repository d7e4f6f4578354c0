package dev.kontor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that opens anything is committed; what an installation needs it makes for itself ({@link Credentials}). */
class CommittedSecretsTest {
    private static final Path ROOT = Checkout.find().root();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern KEY_FILE = Pattern.compile("\\.(pem|key|p12|pfx|jks|keystore)$|/\\.env$");
    private static final Pattern CONFIGURATION =
            Pattern.compile("(\\.(properties|ya?ml|json|xml|conf|toml|sh)|/kontor)$");

    /** In any file. */
    private static final Pattern ANYWHERE = Pattern.compile(String.join(
            "|",
            "-----BEGIN [A-Z ]*PRIVATE KEY",
            "\\bAKIA[0-9A-Z]{16}\\b",
            "\\bgh[pousr]_[A-Za-z0-9]{30,}",
            "\\bxox[abpr]-[A-Za-z0-9]{10,}",
            "\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\."));

    /** In any file but tests, whose secrets open what the test itself has made. */
    private static final Pattern OUTSIDE_TESTS = Pattern.compile("whsec_[A-Za-z0-9+/]{20,}");

    /** In configuration: a value where a placeholder belongs. Comes after a name that ends in one of these words. */
    private static final Pattern IN_CONFIGURATION = Pattern.compile(
            "(?i)(password|passwd|secret|api[-_.]?key)\"?\\s*[:=]\\s*\"?(?!true|false|null)[^\\s\"'${}\\[<,]{6,}");

    /** Also one with a default, such as the password of a database at home. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");

    @Test
    void noTrackedFileHoldsASecret() throws IOException {
        // given
        List<Path> tracked = tracked();
        List<String> found = new ArrayList<>();
        // when
        for (Path file : tracked) {
            if (KEY_FILE.matcher("/" + file).find()) {
                found.add(file.toString());
            }
            int number = 0;
            for (String line : lines(file)) {
                number++;
                if (isSecret(file.toString(), line)) {
                    found.add(file + ":" + number);
                }
            }
        }
        // then
        assertThat(found).isEmpty();
        assertThat(tracked).hasSizeGreaterThan(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  \"secret\": \"@@@@@@@@@@@@\",",
                "quarkus.datasource.password=@@@@@@@@@@@@",
                "client-secret: @@@@@@@@@@@@",
                "-----BEGIN@ RSA PRIVATE KEY-----",
                "url=https://x/?key=whsec_@@@@@@@@@@@@@@@@@@@@@@@@",
                "token=AKIA@@@@@@@@@@@@@@@@"
            })
    void seesWhatOneLooksLike(String line) {
        assertThat(isSecret(
                        "deploy/x/application.properties",
                        line.replace("BEGIN@", "BEGIN").replace('@', 'A')))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  \"secret\": \"${KONTOR_SECRET_KONTOR_PBX}\",",
                "quarkus.datasource.password=${kontor.db.password:kontor}",
                "\"resetPasswordAllowed\": false,",
                "kontor.keycloak.client-secret="
            })
    void seesNoneInAPlaceholder(String line) {
        assertThat(isSecret("deploy/x/application.properties", line)).isFalse();
    }

    private static boolean isSecret(String file, String line) {
        if (ANYWHERE.matcher(line).find()) {
            return true;
        }
        if (file.contains("src/test/")) {
            return false;
        }
        boolean isConfiguration = CONFIGURATION.matcher("/" + file).find();
        String value = PLACEHOLDER.matcher(line).replaceAll("");
        return OUTSIDE_TESTS.matcher(line).find()
                || (isConfiguration && IN_CONFIGURATION.matcher(value).find());
    }

    private static List<Path> tracked() {
        assumeThat(ROOT.resolve(".git")).as("a checkout of git").exists();
        Programs.Outcome list =
                Programs.run(new ProcessBuilder("git", "-C", ROOT.toString(), "ls-files", "-z"), PATIENCE);
        list.mustSucceed("git ls-files");
        return Pattern.compile("\0")
                .splitAsStream(list.output())
                .map(Path::of)
                .filter(file -> Files.isRegularFile(ROOT.resolve(file)))
                .toList();
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(ROOT.resolve(file));
        } catch (MalformedInputException binary) {
            return List.of();
        }
    }
}
