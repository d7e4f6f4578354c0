/** Who calls, what they may do, on which rows and fields, and why. */
@NullMarked
package dev.kontor.platform.access;

import org.jspecify.annotations.NullMarked;
