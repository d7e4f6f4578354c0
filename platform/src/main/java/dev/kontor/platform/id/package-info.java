/** Identities and time. */
@NullMarked
package dev.kontor.platform.id;

import org.jspecify.annotations.NullMarked;
