package dev.kontor.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** PostgreSQL's programs, unpacked from the jar that Maven resolved for this machine. */
final class PostgresBinaries {
    private static final Duration PROBE_PATIENCE = Duration.ofSeconds(5);

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks at the first use in this checkout (about two seconds). */
    static PostgresBinaries unpacked(Path binaries) {
        String archive = archiveName();
        Path home = binaries.resolve("postgresql");
        if (!Files.isDirectory(home)) {
            try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
                if (packed == null) {
                    throw new LocalPartException(
                            "No PostgreSQL for this machine on the class path (" + archive
                                    + "). Set KONTOR_TEST_PG_URL to a server of your own, or use Linux or macOS on amd64 or arm64");
                }
                Archive.unpackOnce(packed, home, 0);
            } catch (IOException e) {
                throw new LocalPartException("PostgreSQL cannot be unpacked to " + home + ": " + e.getMessage(), e);
            }
        }
        return new PostgresBinaries(home);
    }

    /** A command line that works for root too: PostgreSQL refuses to run as root. */
    List<String> command(String program, Path clusterFolder) {
        List<String> command = new ArrayList<>(unprivileged(clusterFolder));
        command.add(home.resolve("bin").resolve(program).toString());
        return command;
    }

    private List<String> unprivileged(Path clusterFolder) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        // A user namespace without a mapping: the process is nobody inside and the same owner of its files outside. It
        // execs, so signals arrive.
        if (Programs.run(PROBE_PATIENCE, "unshare", "-U", "true")) {
            return List.of("unshare", "-U");
        }
        if (Programs.find("setpriv").isPresent()) {
            Programs.run(PROBE_PATIENCE, "chown", "-R", "65534:65534", clusterFolder.toString());
            return List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        }
        throw new LocalPartException(
                "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here. Run ./kontor as another user");
    }

    private static String archiveName() {
        String os = onLinux() ? "linux" : "darwin";
        String arch = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
        return "postgres-" + os + "-" + arch + ".txz";
    }

    static boolean onLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
    }
}
