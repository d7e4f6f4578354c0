/** Tokens that were accepted, and secrets at rest. */
@NullMarked
package dev.kontor.platform.security;

import org.jspecify.annotations.NullMarked;
