/** What the platform tells of itself: API description, error catalogue, event schemas. */
@NullMarked
package dev.kontor.gateway.doc;

import org.jspecify.annotations.NullMarked;
