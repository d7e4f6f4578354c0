/** Mechanisms that every service shares; never a word of the business. */
@NullMarked
package dev.kontor.platform;

import org.jspecify.annotations.NullMarked;
