/** Owns the words: templates per kind and language, shipped with the service or changed by an administrator. */
@NullMarked
package dev.kontor.notification.template;

import org.jspecify.annotations.NullMarked;
