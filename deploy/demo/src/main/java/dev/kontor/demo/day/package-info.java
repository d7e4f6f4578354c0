/** Owns the working day that the demo plays, one class per step, and the story that tells it. */
@NullMarked
package dev.kontor.demo.day;

import org.jspecify.annotations.NullMarked;
