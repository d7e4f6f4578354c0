/** Our copy of the staff directory: whom a customer can belong to. */
@NullMarked
package dev.kontor.contacts.staff;

import org.jspecify.annotations.NullMarked;
