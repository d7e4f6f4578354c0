/** The fields we read of others' events. */
@NullMarked
package dev.kontor.activity.timeline.consumed;

import org.jspecify.annotations.NullMarked;
