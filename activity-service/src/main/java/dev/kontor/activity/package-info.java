/** Time and work: the staff directory, tasks, meetings and the timeline of every customer. */
@NullMarked
package dev.kontor.activity;

import org.jspecify.annotations.NullMarked;
