package dev.kontor.platform.rebuild;

import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Begins rebuilds in this process, one at a time for the sake of its memory, and tells and is told of those of all replicas. Blocks. */
@ApplicationScoped
class Rebuilds {
    private static final Logger LOG = Logger.getLogger(Rebuilds.class);
    private static final Duration SHUTDOWN = Duration.ofSeconds(3);
    private static final List<Phase> RUNNING =
            List.of(Phase.LOADING, Phase.INDEXING, Phase.CHECKING, Phase.DIFFERS, Phase.SWITCHING);

    private final List<Rebuildable> projections;
    private final AgroalDataSource pool;
    private final OwnConnections connections;
    private final RunLog log;
    private final String bootstrapServers;
    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Semaphore alone = new Semaphore(1);

    Rebuilds(
            @All List<Rebuildable> projections,
            AgroalDataSource pool,
            OwnConnections connections,
            RunLog log,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Clock clock) {
        this.projections = projections;
        this.pool = pool;
        this.connections = connections;
        this.log = log;
        this.bootstrapServers = bootstrapServers;
        this.clock = clock;
    }

    /** What a process left behind that was killed: nobody would follow the topics into it, and who is erased must not live on there. */
    void clean(@Observes StartupEvent event) {
        try (Connection own = connections.open()) {
            for (Rebuildable projection : projections) {
                if (log.lock(own, projection.projection())) {
                    new ShadowTables(own, projection.tables()).drop();
                }
            }
        } catch (SQLException e) {
            LOG.warnf("What rebuilds left behind was not dropped: %s", e.getMessage());
        }
    }

    List<RebuildView> list() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            Map<String, RebuildView> runs = log.all(connection);
            return projections.stream()
                    .map(Rebuildable::projection)
                    .sorted()
                    .map(name -> runs.getOrDefault(
                            name, new RebuildView(name, null, 0, 0, 0, 0, List.of(), null, null, null, null)))
                    .toList();
        }
    }

    /** The tables grow beside the live ones until the two are equal; then they take their place. */
    void start(String name) throws SQLException {
        Rebuildable projection = find(name);
        if (!alone.tryAcquire()) {
            throw refused("This service is rebuilding already; one projection at a time");
        }
        boolean started = false;
        Connection own = connections.open();
        try {
            if (!log.lock(own, name)) {
                throw refused(name + " is being rebuilt already");
            }
            log.begin(own, name);
            RebuildRun run = new RebuildRun(projection, own, log, bootstrapServers, clock, stop);
            Thread thread = new Thread(
                    () -> {
                        try {
                            run.run();
                        } finally {
                            alone.release();
                        }
                    },
                    "rebuild-" + name);
            thread.setDaemon(true);
            thread.start();
            started = true;
        } finally {
            if (!started) {
                own.close();
                alone.release();
            }
        }
    }

    /** Puts the new tables in the place of the live ones, whatever differs. */
    void acceptDifferences(String name) throws SQLException {
        wish(name, "switch", List.of(Phase.DIFFERS));
    }

    void abandon(String name) throws SQLException {
        wish(name, "abandon", RUNNING);
    }

    private void wish(String name, String wish, List<Phase> phases) throws SQLException {
        find(name);
        try (Connection connection = pool.getConnection()) {
            if (!log.wish(connection, name, wish, phases)) {
                throw refused("No rebuild of " + name + " is " + (phases.size() > 1 ? "running" : "waiting for that"));
            }
        }
    }

    private Rebuildable find(String name) {
        return projections.stream()
                .filter(projection -> projection.projection().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("projection", name));
    }

    private static Problem refused(String detail) {
        return Problem.of(PlatformError.REBUILD_STATE, detail);
    }

    /** Waits for the one that runs to drop what it has built; what it does not manage, the next rebuild does. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        if (alone.tryAcquire(SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)) {
            alone.release();
        }
    }
}
