package dev.kontor.e2e.load;

import dev.kontor.e2e.Platform;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Commits facts of deals to the outbox as deals-service does, without deals-service: what is measured behind the commit does not depend on
 * how many requests the machine can answer at the same time.
 */
final class DealFacts implements AutoCloseable {
    static final String TOPIC = "kontor.deals.deal";
    static final int OPENED = 1;
    static final int OPENED_AND_WON = 2;

    private static final String COMMIT = """
            with deal as (select uuidv7() as id from generate_series(1, ?))
            insert into outbox (id, topic, subject, type, source, time, dataschema, aggregateversion, correlationid, actor,
              transactionsequence, transactionsize, payload)
            select uuidv7(), 'kontor.deals.deal', id, 'kontor.deals.deal.' || name || '.v1', '/deals',
              ?, 'http://127.0.0.1/api/v1/schemas/kontor.deals.deal.' || name || '.v1', version::text, uuidv7(), 'system:bench', row_number() over (order by id, version), count(*) over (),
              jsonb_build_object('pipelineId', ?, 'stage', 'begun',
                'ownerId', '00000000-0000-7000-8000-000000000001', 'team', 'riga',
                'amount', jsonb_build_object('amount', '100.00', 'currency', 'EUR'),
                'openedAt', '2026-05-01T00:00:00Z', 'from', 'begun', 'at', '2026-06-01T00:00:00Z')::text
            from deal, (values ('opened', 1), ('won', 2)) as fact (name, version) where version <= ?
            order by id, version
            """;

    private final Connection connection;
    private final PreparedStatement statement;
    private final String pipelineId;

    DealFacts(Platform platform, String pipelineId) throws SQLException {
        this.connection = platform.database("deals");
        this.statement = connection.prepareStatement(COMMIT);
        this.pipelineId = pipelineId;
    }

    /** So many deals in one transaction, each with its first so many facts. */
    synchronized void commit(int deals, int facts) {
        try {
            statement.setInt(1, deals);
            statement.setString(2, Instant.now().toString());
            statement.setString(3, pipelineId);
            statement.setInt(4, facts);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
