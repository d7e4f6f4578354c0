/** Organisations: customers, suppliers and partners that are no single person. */
@NullMarked
package dev.kontor.contacts.organisation;

import org.jspecify.annotations.NullMarked;
