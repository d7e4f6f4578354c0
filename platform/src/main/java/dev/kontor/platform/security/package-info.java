/** Who calls, and which rows they may see. */
@NullMarked
package dev.kontor.platform.security;

import org.jspecify.annotations.NullMarked;
