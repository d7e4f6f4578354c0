package dev.kontor.connect;

import io.debezium.connector.postgresql.PostgresConnector;
import java.util.Map;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;

/** Debezium's connector with {@link OutboxTask}; to be used with {@code transaction.boundary=connector}. */
public class OutboxConnector extends PostgresConnector {
    @Override
    public Class<? extends Task> taskClass() {
        return OutboxTask.class;
    }

    @Override
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> config) {
        return ConnectorTransactionBoundaries.SUPPORTED;
    }
}
