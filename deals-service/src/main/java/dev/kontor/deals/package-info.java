/** Selling: what is offered, what is being sold to whom, and what has been invoiced. */
@NullMarked
package dev.kontor.deals;

import org.jspecify.annotations.NullMarked;
