/** The audit trail of what this service owns. */
@NullMarked
package dev.kontor.notification.audit;

import org.jspecify.annotations.NullMarked;
