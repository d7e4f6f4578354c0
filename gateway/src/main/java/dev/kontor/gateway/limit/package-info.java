/** How much a caller may ask: rates and body sizes. */
@NullMarked
package dev.kontor.gateway.limit;

import org.jspecify.annotations.NullMarked;
