/** The audit trail of what this service owns. */
@NullMarked
package dev.kontor.contacts.audit;

import org.jspecify.annotations.NullMarked;
