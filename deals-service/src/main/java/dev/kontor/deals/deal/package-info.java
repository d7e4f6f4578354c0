/** Deals: a sale in the making, its way through the stages, and its end. */
@NullMarked
package dev.kontor.deals.deal;

import org.jspecify.annotations.NullMarked;
