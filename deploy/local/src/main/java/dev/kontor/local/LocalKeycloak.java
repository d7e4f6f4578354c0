package dev.kontor.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Keycloak with our realm, its data in PostgreSQL, on loopback only. */
public final class LocalKeycloak implements Part {
    private static final Duration BUILD_PATIENCE = Duration.ofMinutes(10);
    private static final String HEAP = "320m";

    private static final List<String> BUILD_OPTIONS = List.of(
            "--db=postgres",
            "--cache=local",
            "--health-enabled=true",
            "--metrics-enabled=true",
            // A preview, which the realm's client policy needs: after a rotation the secret before goes on for a while.
            "--features=client-secret-rotation");

    /** Lies in a stack's own folder and says from which build its links are. */
    private static final String BUILT_AS = "built-as";

    /** Else each connection of the pool that a restart of PostgreSQL has cut answers one more request with 500. */
    private static final String SURVIVES_POSTGRES = "quarkus.datasource.jdbc.validate-on-borrow=true\n";

    private final ChildProcess process;
    private final Checkout checkout;
    private final int port;
    private final int managementPort;
    private final Map<String, String> environment;

    /**
     * @param environment database, administrator and the realm's placeholders, as Keycloak names them
     */
    public LocalKeycloak(Path folder, int port, int managementPort, Map<String, String> environment) {
        this.process = new ChildProcess("keycloak", folder);
        this.checkout = Checkout.find();
        this.port = port;
        this.managementPort = managementPort;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public ChildProcess process() {
        return process;
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of("HTTP", port, "management", managementPort);
    }

    public String url() {
        return "http://" + Ports.HOST + ":" + port;
    }

    /** Unpacks and builds once per checkout (half a minute), then gives this stack its own folder of links to the result. */
    @Override
    public void prepare() {
        Path built = built();
        Path own = home();
        try {
            buildOnce(built);
            if (!isRunning() && !isLinkedTo(built)) {
                Folders.delete(own);
                link(built, own);
                Files.writeString(own.resolve(BUILT_AS), built.getFileName().toString());
            }
            Files.writeString(own.resolve("conf/quarkus.properties"), SURVIVES_POSTGRES);
            if (!isImported()) {
                Path imports = Files.createDirectories(own.resolve("data/import"));
                Files.copy(
                        checkout.root().resolve("deploy/keycloak/realm.json"),
                        imports.resolve("kontor-realm.json"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new LocalPartException(
                    "Keycloak cannot be prepared in " + process.folder() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void start() {
        if (isRunning()) {
            return;
        }
        Ports.mustBeFree(name(), ports());
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put("JAVA_HOME", System.getProperty("java.home"));
        all.put("JAVA_OPTS", String.join(" ", JvmOptions.small(process.folder(), HEAP)));
        List<String> command = new ArrayList<>(List.of(
                home().resolve("bin/kc.sh").toString(),
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=" + Ports.HOST,
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname=" + url(),
                // Given again to the start: without it JGroups listens on every network interface.
                "--cache=local",
                "--db-pool-initial-size=1",
                "--db-pool-max-size=10"));
        if (!isImported()) {
            command.add("--import-realm");
        }
        process.start(command, all);
    }

    /** From then on the realm is in the database, and importing would only find it there, after three seconds. */
    @Override
    public void awaitHealthy(Duration patience) {
        Part.super.awaitHealthy(patience);
        try {
            Files.writeString(imported(), "");
        } catch (IOException e) {
            throw new LocalPartException(imported() + " cannot be written: " + e.getMessage(), e);
        }
    }

    private boolean isImported() {
        return Files.exists(imported());
    }

    private Path imported() {
        return process.folder().resolve("realm-imported");
    }

    /** True when our realm is served, not merely when the port is open. */
    @Override
    public boolean isHealthy() {
        return Ports.answers(port) && Http.status(url() + "/realms/kontor/.well-known/openid-configuration") == 200;
    }

    @Override
    public void stop() {
        process.stop("TERM", JvmOptions.stopPatience(process.folder()));
    }

    /** Another release or other options are another build: none is changed under a stack that runs it. */
    private Path built() {
        String release = checkout.keycloakArchive().getFileName().toString().replace(".tar.gz", "");
        return checkout.binaries().resolve(release + "-" + Integer.toHexString(BUILD_OPTIONS.hashCode()));
    }

    private boolean isLinkedTo(Path built) throws IOException {
        Path name = home().resolve(BUILT_AS);
        return Files.exists(name)
                && Files.readString(name).equals(built.getFileName().toString());
    }

    private void buildOnce(Path built) throws IOException {
        if (Files.exists(built.resolve("bin/kc.sh"))) {
            return;
        }
        Path raw = checkout.binaries()
                .resolve("keycloak-" + ProcessHandle.current().pid());
        try (InputStream packed = Files.newInputStream(checkout.keycloakArchive())) {
            Archive.unpackOnce(packed, raw, 1);
        }
        try {
            List<String> command =
                    new ArrayList<>(List.of(raw.resolve("bin/kc.sh").toString(), "build"));
            command.addAll(BUILD_OPTIONS);
            ProcessBuilder build = new ProcessBuilder(command);
            build.environment().put("JAVA_HOME", System.getProperty("java.home"));
            build.environment().put("JAVA_OPTS", "-Xmx768m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
            Programs.run(build, BUILD_PATIENCE).mustSucceed("Building Keycloak");
            Files.move(raw, built, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(raw);
        }
    }

    private static void link(Path source, Path target) throws IOException {
        try (Stream<Path> all = Files.walk(source)) {
            all.forEach(file -> linkOne(file, target.resolve(source.relativize(file))));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void linkOne(Path file, Path copy) {
        try {
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else {
                try {
                    Files.createLink(copy, file);
                } catch (UnsupportedOperationException | IOException e) {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path home() {
        return process.folder().resolve("home");
    }
}
