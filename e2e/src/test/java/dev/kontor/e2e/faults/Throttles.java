package dev.kontor.e2e.faults;

import dev.kontor.local.LocalPartException;
import dev.kontor.local.LocalStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Faults that PostgreSQL and Kafka inflict on themselves when told so: no right on the machine is needed, and none of its devices is
 * touched. Each fails with {@link LocalPartException} when the server is away: try again.
 */
final class Throttles {
    private static final String KAFKA = "kafka";
    /** Microseconds that each flush of the log waits; the most that PostgreSQL takes. */
    private static final int FLUSH_WAITS_MICROS = 100_000;

    private static final String NETWORK_THREADS = "num.network.threads";
    private static final String FLUSH_EVERY = "log.flush.interval.messages";

    private final LocalStack stack;

    Throttles(LocalStack stack) {
        this.stack = stack;
    }

    void slow(String server) {
        if (KAFKA.equals(server)) {
            set(FLUSH_EVERY, "1");
        } else {
            tell(
                    "alter system set commit_siblings = 0",
                    "alter system set commit_delay = " + FLUSH_WAITS_MICROS,
                    "select pg_reload_conf()");
        }
    }

    void release(String server) {
        if (KAFKA.equals(server)) {
            reset(FLUSH_EVERY);
        } else {
            tell("alter system reset commit_delay", "alter system reset commit_siblings", "select pg_reload_conf()");
        }
    }

    void cut(String target) {
        if (KAFKA.equals(target)) {
            cutClients();
        } else {
            cutSessions(target);
        }
    }

    /** A network thread that is taken away closes its connections. Kafka at most halves or doubles the threads at a time. */
    private void cutClients() {
        set(NETWORK_THREADS, "1");
        set(NETWORK_THREADS, "2");
        reset(NETWORK_THREADS);
    }

    /** The service's pools, and the connector that reads its slot. */
    private void cutSessions(String role) {
        try (Connection connection = stack.postgres().connect("postgres");
                PreparedStatement statement = connection.prepareStatement(
                        "select pg_terminate_backend(pid) from pg_stat_activity where usename = ?")) {
            statement.setString(1, role);
            try (ResultSet cut = statement.executeQuery()) {
                if (!cut.next()) {
                    throw new LocalPartException(role + " has no session to cut");
                }
            }
        } catch (SQLException e) {
            throw new LocalPartException("The sessions of " + role + " cannot be cut: " + e.getMessage(), e);
        }
    }

    /** SIGKILL for one backend of a service, in the middle of whatever it does. */
    void killBackend() {
        ProcessHandle server = stack.postgres()
                .process()
                .handle()
                .orElseThrow(() -> new LocalPartException("PostgreSQL does not run"));
        long victim = anyBackend();
        server.descendants()
                .filter(process -> process.pid() == victim)
                .findFirst()
                .orElseThrow(() -> new LocalPartException("Backend " + victim + " has ended"))
                .destroyForcibly();
    }

    private long anyBackend() {
        try (Connection connection = stack.postgres().connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet pid = statement.executeQuery("""
                        select pid from pg_stat_activity
                        where backend_type = 'client backend' and usename <> current_user order by random() limit 1""")) {
            if (!pid.next()) {
                throw new LocalPartException("PostgreSQL has no session");
            }
            return pid.getLong(1);
        } catch (SQLException e) {
            throw new LocalPartException("PostgreSQL does not tell its sessions: " + e.getMessage(), e);
        }
    }

    private void tell(String... statements) {
        try (Connection connection = stack.postgres().connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new LocalPartException("PostgreSQL does not take a setting: " + e.getMessage(), e);
        }
    }

    private void set(String setting, String value) {
        alter(new AlterConfigOp(new ConfigEntry(setting, value), OpType.SET));
    }

    private void reset(String setting) {
        alter(new AlterConfigOp(new ConfigEntry(setting, ""), OpType.DELETE));
    }

    private void alter(AlterConfigOp change) {
        ConfigResource everyBroker = new ConfigResource(ConfigResource.Type.BROKER, "");
        try (Admin admin = stack.kafka().admin()) {
            admin.incrementalAlterConfigs(Map.of(everyBroker, List.of(change)))
                    .all()
                    .get();
        } catch (KafkaException | ExecutionException e) {
            throw new LocalPartException("Kafka does not take " + change + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalPartException("Interrupted", e);
        }
    }
}
