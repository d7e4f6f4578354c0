package dev.kontor.notification.due;

import dev.kontor.notification.channel.Letter;
import dev.kontor.notification.delivery.Delivery;
import io.smallrye.mutiny.Uni;

/** Writes the letter of one or several kinds from our copies, at the last moment, so that it says what is true then. */
public interface Composer {
    boolean composes(String kind);

    /** Runs in a session. Fails with {@link Undeliverable} when there is no letter to be sent, now or ever. */
    Uni<Letter> compose(Delivery delivery);
}
