package dev.kontor.platform.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes an upload: reads the file once, stores it in blocks and queues the job, all in one transaction. It reads a file and so blocks:
 * call it on a worker thread. Plain JDBC because a stream of batches has no place in a reactive session.
 */
@ApplicationScoped
class Upload {
    static final int BLOCK_ROWS = 500;

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;
    private final Caller caller;
    private final Clock clock;

    Upload(AgroalDataSource dataSource, ObjectMapper json, Caller caller, Clock clock) {
        this.dataSource = dataSource;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    JobView accept(String collection, Set<String> fields, Path file, @Nullable String optionsText) {
        ImportOptions options = options(optionsText);
        requireKnown(options, fields);
        UUID id = Ids.next();
        try (Connection connection = dataSource.getConnection();
                CsvRows rows = CsvRows.open(file, fields, options)) {
            connection.setAutoCommit(false);
            try {
                insertJob(connection, id, collection, options);
                long total = insertBlocks(connection, id, rows);
                setTotal(connection, id, total);
                connection.commit();
                return queued(id, collection, total);
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("Cannot store the upload", e);
        }
    }

    private JobView queued(UUID id, String collection, long total) {
        return new JobView(id, collection, "queued", total, 0, 0, 0, 0, 0, clock.instant(), null, null);
    }

    private ImportOptions options(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? ImportOptions.NONE : json.readValue(text, ImportOptions.class);
        } catch (JsonProcessingException e) {
            throw Problem.of(
                    PlatformError.VALIDATION_FAILED,
                    "options is not the JSON it should be",
                    List.of(new FieldError("/options", "unreadable", e.getOriginalMessage())));
        }
    }

    private static void requireKnown(ImportOptions options, Set<String> fields) {
        for (Set<String> named : List.of(
                options.mapping().keySet(),
                options.values().keySet(),
                options.defaults().keySet())) {
            for (String field : named) {
                if (!fields.contains(field)) {
                    throw Problem.invalid("/options", "unknown-field", "There is no field " + field + " to import");
                }
            }
        }
    }

    private void insertJob(Connection connection, UUID id, String collection, ImportOptions options)
            throws SQLException, IOException {
        String insert =
                "insert into import_job (id, collection, state, actor, owner_id, team, options, total, queued_at)"
                        + " values (?, ?, 'queued', ?, ?, ?, ?, 0, ?)";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            boolean person = caller.actor().startsWith("user:");
            statement.setObject(1, id);
            statement.setString(2, collection);
            statement.setString(3, caller.actor());
            statement.setObject(4, person ? caller.staffId() : null);
            statement.setString(5, caller.team());
            statement.setString(6, json.writeValueAsString(options));
            statement.setTimestamp(7, Timestamp.from(clock.instant()));
            statement.executeUpdate();
        }
    }

    private long insertBlocks(Connection connection, UUID id, CsvRows rows) throws SQLException, IOException {
        long total = 0;
        int number = 0;
        try (PreparedStatement statement =
                connection.prepareStatement("insert into import_block (job_id, number, rows) values (?, ?, ?)")) {
            for (List<ImportRow> block = rows.next(BLOCK_ROWS); !block.isEmpty(); block = rows.next(BLOCK_ROWS)) {
                statement.setObject(1, id);
                statement.setInt(2, number++);
                statement.setString(3, json.writeValueAsString(block));
                statement.executeUpdate();
                total += block.size();
            }
        }
        return total;
    }

    private static void setTotal(Connection connection, UUID id, long total) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update import_job set total = ? where id = ?")) {
            statement.setLong(1, total);
            statement.setObject(2, id);
            statement.executeUpdate();
        }
    }
}
