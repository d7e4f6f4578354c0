/** Exact amounts in a currency. */
@NullMarked
package dev.kontor.deals.money;

import org.jspecify.annotations.NullMarked;
