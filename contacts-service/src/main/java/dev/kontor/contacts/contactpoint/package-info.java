/** Ways to reach somebody, normalised alike for typing, import and channels. */
@NullMarked
package dev.kontor.contacts.contactpoint;

import org.jspecify.annotations.NullMarked;
