/** The catalogue: what can be sold, and at which list price. */
@NullMarked
package dev.kontor.deals.product;

import org.jspecify.annotations.NullMarked;
