package dev.kontor.notification.channel;

import dev.kontor.notification.delivery.Outcome;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** A way to reach people. */
public interface Channel {
    /** The code that deliveries carry. */
    String name();

    /**
     * Hands the letter over. Never fails: what went wrong is an outcome. Completes on the caller's Vert.x context.
     *
     * @param deliveryId the same for each attempt; the channel makes of it what lets a repeat be recognised
     */
    Uni<Outcome> send(UUID deliveryId, Letter letter);
}
