package dev.kontor.analytics.sla;

import dev.kontor.analytics.ingest.IncomingFact;
import dev.kontor.analytics.ingest.MergeTable;
import dev.kontor.analytics.ingest.Projection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lays down every fact whose type begins or ends the time of some policy, for {@link WhenSignalledThenRunTimers}. */
@ApplicationScoped
class SlaSignals implements Projection {
    private static final MergeTable SIGNALS = new MergeTable(
            "sla_signal",
            List.of("event_id uuid"),
            List.of(
                    "type text",
                    "subject uuid",
                    "time timestamptz",
                    "correlation_id uuid",
                    "traceparent text",
                    "payload jsonb"));
    private static final String TYPES = "select start_type from sla_policy union select stop_type from sla_policy";

    @Override
    public Set<String> aggregates() {
        return Set.of();
    }

    @Override
    public Fold fold() {
        return new Signals();
    }

    /** Which types matter is asked in the batch's own transaction: a policy counts from the first batch after it is in force. */
    private static final class Signals implements Fold {
        private final List<IncomingFact> facts = new ArrayList<>();

        @Override
        public void add(IncomingFact fact) {
            facts.add(fact);
        }

        @Override
        public void write(Connection connection) throws SQLException {
            Set<String> types = types(connection);
            MergeTable.Rows rows = SIGNALS.rows();
            for (IncomingFact fact : facts) {
                if (types.contains(fact.type())) {
                    rows.at(fact.id())
                            .once("type", fact.type())
                            .once("subject", fact.subject())
                            .once("time", fact.time())
                            .once("correlation_id", fact.correlationId())
                            .once("traceparent", fact.traceparent())
                            .once("payload", fact.value());
                }
            }
            rows.write(connection);
        }

        private static Set<String> types(Connection connection) throws SQLException {
            Set<String> types = new HashSet<>();
            try (PreparedStatement select = connection.prepareStatement(TYPES);
                    ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    types.add(found.getString(1));
                }
            }
            return types;
        }
    }
}
