/** The one door of Kontor. */
@NullMarked
package dev.kontor.gateway;

import org.jspecify.annotations.NullMarked;
