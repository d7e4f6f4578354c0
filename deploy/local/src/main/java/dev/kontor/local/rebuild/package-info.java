/** Rebuilds of projections, as an administrator asks for them through the gateway. */
@NullMarked
package dev.kontor.local.rebuild;

import org.jspecify.annotations.NullMarked;
