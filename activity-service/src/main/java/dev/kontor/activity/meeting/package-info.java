/** When people meet, and how early they are reminded. */
@NullMarked
package dev.kontor.activity.meeting;

import org.jspecify.annotations.NullMarked;
