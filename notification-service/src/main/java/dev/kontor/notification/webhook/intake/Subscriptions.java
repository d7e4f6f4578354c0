package dev.kontor.notification.webhook.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What webhooks want, read anew for each batch: one that is registered gets whatever is committed after the answer to that. */
@ApplicationScoped
class Subscriptions {
    private static final String OPEN =
            "select id, owner_id, owner_client, owner_roles, owner_scopes, types, subjects, expression, created_at from webhook "
                    + "where state <> 'disabled'";

    Uni<List<Subscription>> open(SqlClient connection) {
        return connection
                .preparedQuery(OPEN)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Subscription::from)
                        .flatMap(Optional::stream)
                        .toList());
    }
}
