/** The fields we read of others' events. */
@NullMarked
package dev.kontor.activity.task.consumed;

import org.jspecify.annotations.NullMarked;
