/** What imports of people and of organisations have in common. */
@NullMarked
package dev.kontor.contacts.rowimport;

import org.jspecify.annotations.NullMarked;
