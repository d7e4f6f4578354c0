/** Answers that every resource gives alike. */
@NullMarked
package dev.kontor.platform.http;

import org.jspecify.annotations.NullMarked;
