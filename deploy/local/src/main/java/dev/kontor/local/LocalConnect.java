package dev.kontor.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A Kafka Connect worker with the Debezium connector: it carries every outbox to Kafka. */
public final class LocalConnect implements Part {
    private static final String HEAP = "256m";
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    private static final long STOP_POLL_MILLIS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChildProcess process;
    private final Checkout checkout;
    private final int port;
    private final String bootstrapServers;

    public LocalConnect(Path folder, int port, String bootstrapServers) {
        this.process = new ChildProcess("connect", folder);
        this.checkout = Checkout.find();
        this.port = port;
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public ChildProcess process() {
        return process;
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of("REST", port);
    }

    public String url() {
        return "http://" + Ports.HOST + ":" + port;
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(process.folder());
            Files.writeString(settings(), properties());
            Logging.writeConfiguration(logging());
        } catch (IOException e) {
            throw new LocalPartException(
                    "Connect's folder " + process.folder() + " cannot be made: " + e.getMessage(), e);
        }
    }

    @Override
    public void start() {
        if (isRunning()) {
            return;
        }
        Ports.mustBeFree(name(), ports());
        List<String> command = new ArrayList<>();
        command.add(Programs.java());
        command.addAll(JvmOptions.small(process.folder(), HEAP));
        command.addAll(List.of(
                "-Dlog4j2.configurationFile=" + logging(),
                "org.apache.kafka.connect.cli.ConnectDistributed",
                settings().toString()));
        process.start(command, Map.of("CLASSPATH", checkout.partClassPath("kafka")));
    }

    /** True when the worker has joined its group and answers questions about connectors. */
    @Override
    public boolean isHealthy() {
        return Ports.answers(port) && Http.status(url() + "/health") == 200;
    }

    @Override
    public void stop() {
        process.stop("TERM", JvmOptions.stopPatience(process.folder()));
    }

    /** Creates the connector or brings its settings up to date; leaves it alone when nothing differs, as a change restarts it. */
    public void register(String connector, JsonNode config) {
        try {
            if (!config.equals(withoutName(currentConfig(connector)))) {
                Http.put(url() + "/connectors/" + connector + "/config", config);
            }
        } catch (IOException e) {
            throw new LocalPartException("Connector " + connector + " cannot be registered: " + e.getMessage(), e);
        }
    }

    /** True when the connector and its task run. */
    public boolean isRunning(String connector) {
        try {
            JsonNode status = Http.get(url() + "/connectors/" + connector + "/status");
            List<String> states = status.findValuesAsText("state");
            return states.size() > 1 && states.stream().allMatch("RUNNING"::equals);
        } catch (IOException e) {
            return false;
        }
    }

    /** Why its task has failed, in one line; empty when it has not. */
    public Optional<String> failure(String connector) {
        try {
            return Http.get(url() + "/connectors/" + connector + "/status").findValuesAsText("trace").stream()
                    .flatMap(String::lines)
                    .filter(line -> !line.startsWith("\tat ") && !line.startsWith("\t..."))
                    .reduce((outer, cause) -> cause);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Stops the connector's task; returns when it has ended. It stays stopped, also over restarts, until it is resumed. */
    public void stop(String connector) {
        try {
            Http.put(url() + "/connectors/" + connector + "/stop");
            long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
            while (!Http.get(url() + "/connectors/" + connector + "/status")
                    .path("tasks")
                    .isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new LocalPartException(
                            "Connector " + connector + " does not stop; see ./kontor logs connect");
                }
                Thread.sleep(STOP_POLL_MILLIS);
            }
        } catch (IOException e) {
            throw new LocalPartException("Connector " + connector + " cannot be stopped: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalPartException("Interrupted", e);
        }
    }

    /**
     * Moves a stopped connector to a position in the WAL. The old one is overwritten, not deleted: Connect 4.3 cannot delete what is
     * kept in a connector's own topic (its tombstone is to join a transaction that has ended).
     */
    public void move(String connector, long lsn) {
        String offsets = url() + "/connectors/" + connector + "/offsets";
        try {
            ObjectNode moved = Http.get(offsets).deepCopy();
            for (JsonNode each : moved.path("offsets")) {
                ((ObjectNode) each)
                        .putObject("offset")
                        .put("lsn", lsn)
                        .put("lsn_proc", lsn)
                        .put("lsn_commit", lsn);
            }
            if (!moved.path("offsets").isEmpty()) {
                Http.patch(offsets, moved);
            }
        } catch (IOException e) {
            throw new LocalPartException("Connector " + connector + " cannot be moved: " + e.getMessage(), e);
        }
    }

    /** Resumes a stopped connector where it stands. */
    public void resume(String connector) {
        try {
            Http.put(url() + "/connectors/" + connector + "/resume");
        } catch (IOException e) {
            throw new LocalPartException("Connector " + connector + " cannot be resumed: " + e.getMessage(), e);
        }
    }

    private JsonNode currentConfig(String connector) throws IOException {
        JsonNode all = Http.get(url() + "/connectors?expand=info");
        return all.path(connector).path("info").path("config");
    }

    private static JsonNode withoutName(JsonNode config) {
        if (config.isMissingNode()) {
            return MissingNode.getInstance();
        }
        Map<String, String> settings = JSON.convertValue(
                config, JSON.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, String.class));
        settings.remove("name");
        return JSON.valueToTree(settings);
    }

    private String properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("group.id", "kontor-connect");
        properties.put("listeners", url());
        properties.put("rest.advertised.host.name", Ports.HOST);
        properties.put("plugin.path", checkout.connectPlugins().toString());
        properties.put("plugin.discovery", "service_load");
        properties.put("rest.extension.classes", "dev.kontor.connect.FailedConnectors");
        properties.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        properties.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        properties.put("key.converter.schemas.enable", "false");
        properties.put("value.converter.schemas.enable", "false");
        properties.put("config.storage.topic", "kontor-connect-configs");
        properties.put("offset.storage.topic", "kontor-connect-offsets");
        properties.put("status.storage.topic", "kontor-connect-status");
        properties.put("config.storage.replication.factor", "1");
        properties.put("offset.storage.replication.factor", "1");
        properties.put("status.storage.replication.factor", "1");
        properties.put("offset.storage.partitions", "1");
        properties.put("status.storage.partitions", "1");
        // Facts and the position in the WAL are one Kafka transaction. Without it a slot can be confirmed past a fact
        // that Kafka has not
        // taken yet (acknowledgements of different partitions overtake each other), and a crash at that moment loses
        // the fact.
        properties.put("exactly.once.source.support", "enabled");
        // One worker: after a crash nobody else can take its connectors, so waiting for it to come back only costs
        // time.
        properties.put("scheduled.rebalance.max.delay.ms", "0");
        properties.put("session.timeout.ms", "6000");
        properties.put("heartbeat.interval.ms", "1500");
        return properties.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private Path settings() {
        return process.folder().resolve("worker.properties");
    }

    private Path logging() {
        return process.folder().resolve("log4j2.properties");
    }
}
