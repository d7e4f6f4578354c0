/** What all services hold of a type, side by side. */
@NullMarked
package dev.kontor.gateway.integrity;

import org.jspecify.annotations.NullMarked;
