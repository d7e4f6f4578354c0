/** What this service reads of others' events: its own records of just the fields it needs. */
@NullMarked
package dev.kontor.deals.reference.consumed;

import org.jspecify.annotations.NullMarked;
