package dev.kontor.platform.exports;

import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.zip.DataFormatException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Sends a result, a few blocks in memory however slow the client is. It blocks: a stream that waits for its client has no place in a
 * session, and the reactive answer of NDJSON puts line ends between its items, which a compressed stream does not bear.
 */
@ApplicationScoped
public class ExportResult {
    private static final int FETCH_BLOCKS = 16;
    /** Each holds a thread as long as its client reads. */
    private static final int MAX_DOWNLOADS = 8;

    private final AgroalDataSource dataSource;
    private final Exports exports;
    private final Semaphore downloads = new Semaphore(MAX_DOWNLOADS);

    ExportResult(AgroalDataSource dataSource, Exports exports) {
        this.dataSource = dataSource;
        this.exports = exports;
    }

    private record Finished(UUID id, int attempt, int blocks, long length, long checksum) {}

    /** 200 with NDJSON, compressed if the client takes gzip; 409 as long as it is not there. Call it from a {@code @Blocking} method. */
    RestResponse<StreamingOutput> send(String collection, UUID id, @Nullable String acceptEncoding) {
        Finished job = finished(collection, id);
        boolean gzip = takesGzip(acceptEncoding);
        var answer = RestResponse.ResponseBuilder.<StreamingOutput>create(RestResponse.Status.OK)
                .header("Content-Disposition", "attachment; filename=\"" + collection + "-" + id + ".ndjson\"")
                .header("Vary", "Accept-Encoding")
                .entity(out -> oneOfFew(() -> write(job, gzip, out)));
        return (gzip ? answer.header("Content-Encoding", "gzip") : answer).build();
    }

    /** RFC 9110, 12.5.3, as far as clients use it: gzip is named and not refused. */
    static boolean takesGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        for (String coding : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = coding.strip().split("\\s*;\\s*q\\s*=\\s*", 2);
            if ("gzip".equals(parts[0])) {
                return parts.length == 1 || !parts[1].matches("0(\\.0*)?");
            }
        }
        return false;
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void oneOfFew(Writing writing) throws IOException {
        if (!downloads.tryAcquire()) {
            throw Problem.of(PlatformError.RATE_LIMITED, MAX_DOWNLOADS + " results are sent already: try again later");
        }
        try {
            writing.write();
        } finally {
            downloads.release();
        }
    }

    private void write(Finished job, boolean gzip, OutputStream out) throws IOException {
        if (gzip) {
            out.write(GzipBlocks.header());
        }
        int sent = 0;
        while (sent < job.blocks()) {
            List<byte[]> blocks = blocks(job, sent);
            if (blocks.isEmpty()) {
                throw new IOException("The result of export " + job.id() + " is gone");
            }
            for (byte[] block : blocks) {
                out.write(gzip ? block : plain(block));
            }
            sent += blocks.size();
        }
        if (gzip) {
            out.write(GzipBlocks.trailer(job.checksum(), job.length()));
        }
    }

    private static byte[] plain(byte[] block) throws IOException {
        try {
            return GzipBlocks.plain(block);
        } catch (DataFormatException e) {
            throw new IOException(e);
        }
    }

    private Finished finished(String collection, UUID id) {
        String select =
                "select actor, state, attempt, blocks, length, checksum from export_job where id = ? and collection = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setObject(1, id);
            statement.setString(2, collection);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || !exports.isVisible(row.getString(1))) {
                    throw Problem.notFound("export", id);
                }
                if (!exports.isCallers(row.getString(1))) {
                    throw Problem.of(PlatformError.FORBIDDEN, "The result of an export is for whoever asked for it");
                }
                if (!"done".equals(row.getString(2))) {
                    throw Problem.of(PlatformError.CONFLICT, "The export is " + row.getString(2) + ", not done");
                }
                return new Finished(id, row.getInt(3), row.getInt(4), row.getLong(5), row.getLong(6));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read export " + id, e);
        }
    }

    /** Numbers are 1, 2, 3 … */
    private List<byte[]> blocks(Finished job, int after) throws IOException {
        String select =
                "select content from export_block where job_id = ? and attempt = ? and number > ? order by number limit "
                        + FETCH_BLOCKS;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setObject(1, job.id());
            statement.setInt(2, job.attempt());
            statement.setInt(3, after);
            List<byte[]> blocks = new ArrayList<>(FETCH_BLOCKS);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    blocks.add(rows.getBytes(1));
                }
            }
            return blocks;
        } catch (SQLException e) {
            throw new IOException("Cannot read the result of export " + job.id(), e);
        }
    }
}
