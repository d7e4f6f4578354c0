/** The fields we read of others' events. */
@NullMarked
package dev.kontor.contacts.staff.consumed;

import org.jspecify.annotations.NullMarked;
