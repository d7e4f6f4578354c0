/**
 * The parts of Kontor as local processes: how each is prepared, started, judged healthy, stopped and killed; nothing about what they do.
 */
@NullMarked
package dev.kontor.local;

import org.jspecify.annotations.NullMarked;
