package dev.kontor.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;

/** One Kafka node that is broker and controller, on loopback only. */
public final class LocalKafka implements Part {
    private static final Duration FORMAT_PATIENCE = Duration.ofMinutes(2);
    private static final int ADMIN_TIMEOUT_MS = 3_000;
    private static final String HEAP = "384m";
    private static final String TEST_HEAP = "256m";

    private final ChildProcess process;
    private final Checkout checkout;
    private final int port;
    private final int controllerPort;
    private final String heap;
    private final boolean autoCreateTopics;

    public LocalKafka(Path folder, int port, int controllerPort) {
        this(folder, port, controllerPort, HEAP, false);
    }

    private LocalKafka(Path folder, int port, int controllerPort, String heap, boolean autoCreateTopics) {
        this.process = new ChildProcess("kafka", folder);
        this.checkout = Checkout.find();
        this.port = port;
        this.controllerPort = controllerPort;
        this.heap = heap;
        this.autoCreateTopics = autoCreateTopics;
    }

    /**
     * For tests: a healthy broker in this folder (made if missing), which ends with this JVM. Unlike the platform's broker it makes topics
     * (three partitions) at their first use.
     *
     * @param port 0 for any free one, and so for the controller's
     */
    public static LocalKafka start(Path folder, int port, int controllerPort) {
        LocalKafka kafka = new LocalKafka(
                folder,
                port == 0 ? Ports.free() : port,
                controllerPort == 0 ? Ports.free() : controllerPort,
                TEST_HEAP,
                true);
        TestLife.begin(kafka);
        return kafka;
    }

    @Override
    public ChildProcess process() {
        return process;
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of("broker", port, "controller", controllerPort);
    }

    public String bootstrapServers() {
        return Ports.HOST + ":" + port;
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(process.folder());
            Files.writeString(settings(), properties());
            Logging.writeConfiguration(logging());
            if (!Files.exists(data().resolve("meta.properties"))) {
                ProcessBuilder format = new ProcessBuilder(
                        Programs.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dlog4j2.configurationFile=" + logging(),
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        Uuid.randomUuid().toString(),
                        "-c",
                        settings().toString());
                format.environment().put("CLASSPATH", checkout.partClassPath("kafka"));
                Programs.run(format, FORMAT_PATIENCE).mustSucceed("Formatting Kafka's folder " + data());
            }
        } catch (IOException e) {
            throw new LocalPartException(
                    "Kafka's folder " + process.folder() + " cannot be made: " + e.getMessage(), e);
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
        command.addAll(JvmOptions.small(process.folder(), heap));
        command.addAll(List.of(
                "-Dlog4j2.configurationFile=" + logging(),
                "kafka.Kafka",
                settings().toString()));
        process.start(command, Map.of("CLASSPATH", checkout.partClassPath("kafka")));
    }

    /** True when the node has registered itself as a live broker. */
    @Override
    public boolean isHealthy() {
        if (!Ports.answers(port)) {
            return false;
        }
        try (Admin admin = admin()) {
            return !admin.describeCluster()
                    .nodes()
                    .get(ADMIN_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            return false;
        }
    }

    @Override
    public void stop() {
        process.stop("TERM", JvmOptions.stopPatience(process.folder()));
    }

    /** An admin client with short timeouts; the caller closes it. */
    public Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ADMIN_TIMEOUT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                2 * ADMIN_TIMEOUT_MS));
    }

    private String properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@" + Ports.HOST + ":" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put(
                "listeners",
                "PLAINTEXT://" + Ports.HOST + ":" + port + ",CONTROLLER://" + Ports.HOST + ":" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://" + Ports.HOST + ":" + port);
        properties.put("log.dirs", data().toString());
        properties.put("num.partitions", "3");
        properties.put("auto.create.topics.enable", Boolean.toString(autoCreateTopics));
        // One node: internal topics cannot have a second copy, and few partitions make the start quick.
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "6");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "3");
        // The first record of a transaction waits for the marks of the one before, which take a millisecond or two.
        properties.put("add.partitions.to.txn.retry.backoff.ms", "2");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // A killed broker may register again only when its old session has ended; the default makes a restart after a
        // crash 9 s longer.
        properties.put("broker.session.timeout.ms", "3000");
        properties.put("broker.heartbeat.interval.ms", "1000");
        // The default of 128 MiB is for brokers with thousands of compacted partitions.
        properties.put("log.cleaner.dedupe.buffer.size", "16777216");
        // Committed offsets of a consumer that was down for a holiday must still be there.
        properties.put("offsets.retention.minutes", "525600");
        return properties.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private Path data() {
        return process.folder().resolve("data");
    }

    private Path settings() {
        return process.folder().resolve("server.properties");
    }

    private Path logging() {
        return process.folder().resolve("log4j2.properties");
    }
}
