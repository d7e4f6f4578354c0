/** What a hand-over asks of this service, and how it tells of it. */
@NullMarked
package dev.kontor.deals.handover;

import org.jspecify.annotations.NullMarked;
