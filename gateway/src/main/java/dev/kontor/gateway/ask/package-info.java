/** Questions to services on behalf of a caller, for answers that are put together from several. */
@NullMarked
package dev.kontor.gateway.ask;

import org.jspecify.annotations.NullMarked;
