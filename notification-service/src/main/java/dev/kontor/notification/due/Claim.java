package dev.kontor.notification.due;

import dev.kontor.notification.delivery.Delivery;
import java.util.UUID;

/**
 * A row taken for one attempt.
 *
 * @param id tells this claim from a later one on the same row
 * @param delivery as it was when it was claimed
 */
record Claim(UUID id, Delivery delivery) {}
