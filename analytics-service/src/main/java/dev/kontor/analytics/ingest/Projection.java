package dev.kontor.analytics.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.BiConsumer;

/** What some facts mean for some tables. */
public interface Projection {
    /** Aggregates whose facts it reads, {@code kontor.deals.deal}; empty: those of all. */
    Set<String> aggregates();

    /** Begins a batch. */
    Fold fold();

    /** A batch on its way into the tables. */
    interface Fold {
        /**
         * Takes up a fact; types it does not know are ignored.
         *
         * @throws RuntimeException when the fact cannot be read: it is poison, and the rest of the batch is not
         */
        void add(IncomingFact fact);

        /** Merges what was taken up, in a fixed number of statements. To write the same facts again must change nothing. */
        void write(Connection connection) throws SQLException;

        /** A fold into one table. */
        static Fold into(MergeTable.Rows rows, BiConsumer<MergeTable.Rows, IncomingFact> reading) {
            return new Fold() {
                @Override
                public void add(IncomingFact fact) {
                    reading.accept(rows, fact);
                }

                @Override
                public void write(Connection connection) throws SQLException {
                    rows.write(connection);
                }
            };
        }
    }
}
