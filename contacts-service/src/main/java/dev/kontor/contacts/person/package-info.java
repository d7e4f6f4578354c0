/** People: who they are, how they are reached, where they stand in their life as customers, and whose they are. */
@NullMarked
package dev.kontor.contacts.person;

import org.jspecify.annotations.NullMarked;
