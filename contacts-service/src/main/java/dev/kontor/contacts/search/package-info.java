/** Finding by words: names, addresses, numbers. */
@NullMarked
package dev.kontor.contacts.search;

import org.jspecify.annotations.NullMarked;
