package dev.kontor.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The checkout of Kontor that this program belongs to, and what its build has left there.
 *
 * @param root the folder with the parent pom
 */
public record Checkout(Path root) {
    private static final String LANDMARK = "deploy/local/parts/kafka/pom.xml";

    /** Found from the system property {@code kontor.root} or the working folder, and upwards from there. */
    public static Checkout find() {
        Path start =
                Path.of(System.getProperty("kontor.root", "")).toAbsolutePath().normalize();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(LANDMARK))) {
                return new Checkout(folder);
            }
        }
        throw new LocalPartException(
                "No checkout of Kontor at or above " + start + "; set the system property kontor.root");
    }

    /** Unpacked and prepared binaries: products of the build machine, shared by every stack of this checkout. */
    public Path binaries() {
        return root.resolve("deploy/local/target/binaries");
    }

    public Path module(String folder) {
        return root.resolve(folder);
    }

    /** The class path that the part's build wrote. */
    public String partClassPath(String part) {
        return built(root.resolve("deploy/local/parts/" + part + "/target/classpath.txt"));
    }

    public Path connectPlugins() {
        return root.resolve("deploy/local/parts/debezium/target/plugins");
    }

    public Path keycloakArchive() {
        return Path.of(built(root.resolve("deploy/local/target/keycloak-archive.txt")));
    }

    /** Main and test classes of a module with all that they need, for modules whose build writes target/classpath.txt. */
    public String moduleClassPath(String folder) {
        Path target = root.resolve(folder).resolve("target");
        return String.join(
                ":",
                target.resolve("classes").toString(),
                target.resolve("test-classes").toString(),
                built(target.resolve("classpath.txt")));
    }

    private static String built(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LocalPartException(
                    "Not built yet: " + file + " is missing. Run ./kontor up, or mvn package -Dquick", e);
        }
    }
}
