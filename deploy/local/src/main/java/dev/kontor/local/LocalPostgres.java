package dev.kontor.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL with logical replication, on loopback only; passwords by SCRAM, no socket file. */
public final class LocalPostgres implements Part {
    public static final String SUPERUSER = "postgres";

    private static final Duration INITDB_PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final int LOGIN_TIMEOUT_SECONDS = 5;

    /** Two slots for each publishing service, and room. A slot that nobody reads must not fill the disk. */
    private static final List<String> SETTINGS = List.of(
            "wal_level=logical",
            "max_replication_slots=20",
            "max_wal_senders=20",
            "max_slot_wal_keep_size=4GB",
            "max_connections=200",
            "max_wal_size=512MB",
            "timezone=UTC",
            "log_timezone=UTC");

    private final ChildProcess process;
    private final Path binaries;
    private final int port;
    private final List<String> extraSettings;

    /**
     * @param folder this cluster's own folder
     * @param extraSettings {@code name=value} pairs of postgresql.conf
     */
    public LocalPostgres(Path folder, int port, List<String> extraSettings) {
        this.process = new ChildProcess("postgres", folder);
        this.binaries = Checkout.find().binaries();
        this.port = port;
        this.extraSettings = List.copyOf(extraSettings);
    }

    /**
     * For tests: a healthy cluster in this folder (made if missing), which ends with this JVM. It does not wait for the disk, so it survives a
     * killed process but not a power cut.
     *
     * @param port 0 for any free one
     */
    public static LocalPostgres start(Path folder, int port) {
        LocalPostgres postgres = new LocalPostgres(
                folder, port == 0 ? Ports.free() : port, List.of("fsync=off", "full_page_writes=off"));
        TestLife.begin(postgres);
        return postgres;
    }

    @Override
    public ChildProcess process() {
        return process;
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of("SQL", port);
    }

    public String host() {
        return Ports.HOST;
    }

    public int port() {
        return port;
    }

    public String superuser() {
        return SUPERUSER;
    }

    /** The superuser's password; random per cluster. */
    public String password() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new LocalPartException(
                    "The cluster in " + process.folder() + " has no password file: was it prepared?", e);
        }
    }

    /** JDBC URL of a database, without credentials. */
    public String url(String database) {
        return "jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + database;
    }

    /** A connection as superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                url(database) + "?loginTimeout=" + LOGIN_TIMEOUT_SECONDS + "&connectTimeout=" + LOGIN_TIMEOUT_SECONDS,
                SUPERUSER,
                password());
    }

    @Override
    public void prepare() {
        PostgresBinaries programs = PostgresBinaries.unpacked(binaries);
        if (Files.exists(data().resolve("PG_VERSION"))) {
            return;
        }
        try {
            // What an interrupted initdb left is no cluster yet, and initdb refuses a folder that is not empty.
            Folders.delete(data());
            Folders.writeSecret(passwordFile(), Secret.password());
            List<String> command = new ArrayList<>(programs.command("initdb", process.folder()));
            command.addAll(List.of(
                    "-U",
                    SUPERUSER,
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + passwordFile(),
                    "--encoding=UTF8",
                    "--locale=C",
                    "-D",
                    data().toString()));
            Programs.run(new ProcessBuilder(command).directory(Path.of("/").toFile()), INITDB_PATIENCE)
                    .mustSucceed("initdb");
        } catch (IOException e) {
            throw new LocalPartException("The database folder " + data() + " cannot be made: " + e.getMessage(), e);
        }
    }

    @Override
    public void start() {
        if (isRunning()) {
            return;
        }
        Ports.mustBeFree(name(), ports());
        List<String> command =
                new ArrayList<>(PostgresBinaries.unpacked(binaries).command("postgres", process.folder()));
        command.addAll(List.of("-D", data().toString(), "-p", Integer.toString(port), "-h", Ports.HOST, "-k", ""));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        if (PostgresBinaries.onLinux()) {
            // After a crash the default opens and syncs every file of every database one by one: seconds on a busy
            // disk.
            command.addAll(List.of("-c", "recovery_init_sync_method=syncfs"));
        }
        extraSettings.forEach(setting -> command.addAll(List.of("-c", setting)));
        process.start(command, Map.of());
    }

    @Override
    public boolean isHealthy() {
        if (!Ports.answers(port)) {
            return false;
        }
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }

    /** Fast shutdown: open transactions are rolled back, clients are sent away. */
    @Override
    public void stop() {
        process.stop("INT", STOP_PATIENCE);
    }

    /**
     * Makes a role with the right to replicate and a database of the same name that it owns and that no other role can enter; sets the
     * password again when they are there already.
     */
    public void createDatabase(String name, String password) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select 1 from pg_roles where rolname = '" + name + "'")) {
                statement.execute("create role \"" + name + "\"");
            }
            statement.execute("alter role \"" + name + "\" login replication password '" + password + "'");
            if (!exists(statement, "select 1 from pg_database where datname = '" + name + "'")) {
                statement.execute("create database \"" + name + "\" owner \"" + name + "\"");
            }
            statement.execute("revoke connect, temporary on database \"" + name + "\" from public");
        } catch (SQLException e) {
            throw new LocalPartException("Database " + name + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private Path data() {
        return process.folder().resolve("data");
    }

    private Path passwordFile() {
        return process.folder().resolve("superuser-password");
    }
}
