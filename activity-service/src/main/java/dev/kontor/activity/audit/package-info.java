/** The audit trail of what this service owns. */
@NullMarked
package dev.kontor.activity.audit;

import org.jspecify.annotations.NullMarked;
