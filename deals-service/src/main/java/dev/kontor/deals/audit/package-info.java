/** The audit trail of what this service owns. */
@NullMarked
package dev.kontor.deals.audit;

import org.jspecify.annotations.NullMarked;
