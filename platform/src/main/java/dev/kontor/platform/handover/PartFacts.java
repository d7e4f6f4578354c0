package dev.kontor.platform.handover;

import dev.kontor.platform.outbox.Fact;

/** How a service tells of its part: each has a topic of its own, and so facts of its own. */
public interface PartFacts {
    Fact progressed(PartProgress progress);

    Fact completed(PartProgress progress);
}
