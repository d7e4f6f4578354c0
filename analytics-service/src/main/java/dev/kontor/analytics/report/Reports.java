package dev.kontor.analytics.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a report's statement. One statement is one snapshot: its figures agree with each other. */
@ApplicationScoped
class Reports {
    private final Pool database;

    Reports(Pool database) {
        this.database = database;
    }

    Uni<RowSet<Row>> rows(String sql, List<@Nullable Object> parameters) {
        return database.preparedQuery(sql).execute(Tuple.from(parameters));
    }
}
