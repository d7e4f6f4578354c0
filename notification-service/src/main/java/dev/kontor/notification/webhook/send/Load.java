package dev.kontor.notification.webhook.send;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How much is on its way, and how much more may be. No webhook gets more than half of what is free, so that one that swallows requests
 * leaves room for the next; one that fails gets half as much at each failure, so that its time-outs cost little. Belongs to one thread.
 */
final class Load {
    private static final int MAX_HALVINGS = 16;

    private final int sideBySide;
    private final int inAll;
    private final Map<UUID, Integer> onTheWay = new HashMap<>();
    private final Map<UUID, Integer> failures = new HashMap<>();
    private int total;

    Load(int sideBySide, int inAll) {
        this.sideBySide = sideBySide;
        this.inAll = inAll;
    }

    /** @param unrecorded attempts that are over and not yet written down: they count, as they take memory */
    int free(int unrecorded) {
        return Math.max(0, inAll - total - unrecorded);
    }

    /** For a webhook that has nothing on the way and has not failed. */
    int room(int free) {
        return Math.min(sideBySide, (free + 1) / 2);
    }

    /** For all others. */
    Map<UUID, Integer> rooms(int free) {
        Map<UUID, Integer> rooms = new HashMap<>();
        failures.forEach((webhook, count) -> rooms.put(webhook, Math.min(limit(count), room(free))));
        onTheWay.forEach((webhook, count) -> {
            int limit = limit(failures.getOrDefault(webhook, 0));
            rooms.put(webhook, Math.max(0, Math.min(limit - count, room(free))));
        });
        return rooms;
    }

    void begin(UUID webhook) {
        onTheWay.merge(webhook, 1, Integer::sum);
        total++;
    }

    void end(UUID webhook, boolean delivered) {
        onTheWay.computeIfPresent(webhook, (id, count) -> count == 1 ? null : count - 1);
        total--;
        if (delivered) {
            failures.remove(webhook);
        } else {
            failures.merge(webhook, 1, Integer::sum);
        }
    }

    private int limit(int failed) {
        return Math.max(1, sideBySide >> Math.min(failed, MAX_HALVINGS));
    }
}
