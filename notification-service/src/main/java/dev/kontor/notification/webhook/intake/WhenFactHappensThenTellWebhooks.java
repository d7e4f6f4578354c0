package dev.kontor.notification.webhook.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.notification.webhook.OwnerRights;
import dev.kontor.notification.webhook.intake.PlannedDeliveries.Wanted;
import dev.kontor.platform.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Every fact of the platform passes here; who wants it is planned a delivery of it. The key of a delivery makes a repeated event no second
 * one, so there is no need to remember events that nobody wanted.
 */
@ApplicationScoped
class WhenFactHappensThenTellWebhooks {
    private final Inbox inbox;
    private final Subscriptions subscriptions;
    private final PlannedDeliveries planned;
    private final OwnerRights rights;
    private final Pool database;
    private final ObjectMapper json;

    WhenFactHappensThenTellWebhooks(
            Inbox inbox,
            Subscriptions subscriptions,
            PlannedDeliveries planned,
            OwnerRights rights,
            Pool database,
            ObjectMapper json) {
        this.inbox = inbox;
        this.subscriptions = subscriptions;
        this.planned = planned;
        this.rights = rights;
        this.database = database;
        this.json = json;
    }

    @Incoming("webhook-facts")
    Uni<Void> on(ConsumerRecords<String, String> batch) {
        return inbox.records("webhook-facts", batch, this::read, this::plan);
    }

    private Event read(ConsumerRecord<String, String> message) {
        return Event.from(message, json);
    }

    private Uni<Void> plan(List<Event> events) {
        return subscriptions.open(database).chain(open -> {
            List<Wanted> wanted = new ArrayList<>();
            for (Event event : events) {
                for (Subscription subscription : open) {
                    if (subscription.wants(event, rights)) {
                        wanted.add(Wanted.of(subscription, event));
                    }
                }
            }
            return wanted.isEmpty() ? Uni.createFrom().voidItem() : planned.add(database, wanted);
        });
    }
}
