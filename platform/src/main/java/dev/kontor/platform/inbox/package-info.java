/** Events in: at least once from Kafka, exactly once in effect. */
@NullMarked
package dev.kontor.platform.inbox;

import org.jspecify.annotations.NullMarked;
