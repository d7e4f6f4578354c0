/** The 360° view of a customer, put together from the services. */
@NullMarked
package dev.kontor.gateway.overview;

import org.jspecify.annotations.NullMarked;
