/** Our own copies of whom deals refer to: organisations, people and staff, as their owners publish them. */
@NullMarked
package dev.kontor.deals.reference;

import org.jspecify.annotations.NullMarked;
