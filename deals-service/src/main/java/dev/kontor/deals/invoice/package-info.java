/** Invoices: drafted, issued under a gapless number, paid, overdue. */
@NullMarked
package dev.kontor.deals.invoice;

import org.jspecify.annotations.NullMarked;
