/** The fields we read of others' events. */
@NullMarked
package dev.kontor.activity.handover.consumed;

import org.jspecify.annotations.NullMarked;
