/** contacts-service: people and organisations, the one place where a company knows its customers. */
@NullMarked
package dev.kontor.contacts;

import org.jspecify.annotations.NullMarked;
