/** The commands that need no running stack. */
@NullMarked
package dev.kontor.local.cli;

import org.jspecify.annotations.NullMarked;
