/** The audit trail of what this service owns. */
@NullMarked
package dev.kontor.analytics.audit;

import org.jspecify.annotations.NullMarked;
