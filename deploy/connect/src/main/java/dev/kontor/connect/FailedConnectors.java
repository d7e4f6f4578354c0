package dev.kontor.connect;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.connect.health.AbstractState;
import org.apache.kafka.connect.health.ConnectClusterState;
import org.apache.kafka.connect.health.ConnectorHealth;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.rest.ConnectRestExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts connectors and tasks that have failed again, as long as they fail. Connect itself never does: a database or broker that goes away in
 * one of the many steps of a task's start would end that connector for good. What cannot go on, like a connector whose slot is lost, fails
 * anew each time and stays as loud as it was. Runs in each worker, as the extension ({@code rest.extension.classes}) that Connect gives
 * access to its states.
 */
public final class FailedConnectors implements ConnectRestExtension {
    private static final Logger LOG = LoggerFactory.getLogger(FailedConnectors.class);
    private static final String FAILED = "FAILED";
    private static final String LISTENERS = "listeners";
    private static final String LISTENERS_DEFAULT = "http://:8083";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ERRORS = 400;

    private final Restarts restarts = new Restarts();
    private final ExecutorService watch = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("failed-connectors").daemon().factory());
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private String worker = "";

    @Override
    public void configure(Map<String, ?> settings) {
        Object listeners = settings.get(LISTENERS);
        String first = (listeners == null ? LISTENERS_DEFAULT : listeners.toString()).split(",", 2)[0].strip();
        worker = first.replace("://:", "://localhost:").replace("://0.0.0.0:", "://localhost:");
    }

    @Override
    public void register(ConnectRestExtensionContext context) {
        watch.execute(() -> watch(context.clusterState()));
    }

    @Override
    public void close() {
        watch.shutdownNow();
        http.shutdownNow();
    }

    @Override
    public String version() {
        return Optional.ofNullable(FailedConnectors.class.getPackage().getImplementationVersion())
                .orElse("unknown");
    }

    private void watch(ConnectClusterState cluster) {
        while (!watch.isShutdown()) {
            LockSupport.parkNanos(Restarts.FIRST_WAIT.toNanos());
            look(cluster);
        }
    }

    private void look(ConnectClusterState cluster) {
        try {
            for (String connector : cluster.connectors()) {
                look(connector, cluster.connectorHealth(connector));
            }
        } catch (RuntimeException e) {
            LOG.warn("The states of the connectors are not known now: {}", e.toString());
        }
    }

    private void look(String connector, ConnectorHealth health) {
        long now = System.nanoTime();
        Optional<AbstractState> failed = Stream.concat(
                        Stream.of(health.connectorState()), health.tasksState().values().stream())
                .filter(state -> FAILED.equals(state.state()))
                .findFirst();
        if (failed.isEmpty()) {
            restarts.runs(connector, now);
        } else if (restarts.isDue(connector, now)) {
            LOG.warn(
                    "{} has failed and is started again: {}",
                    connector,
                    failed.get().traceMessage());
            restart(connector);
        }
    }

    private void restart(String connector) {
        URI address = URI.create(worker + "/connectors/" + connector + "/restart?includeTasks=true&onlyFailed=true");
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= ERRORS) {
                LOG.warn("{} cannot be started again now: {} answered {}", connector, address, status);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be started again now", connector, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
