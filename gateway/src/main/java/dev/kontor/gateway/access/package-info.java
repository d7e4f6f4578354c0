/** Questions about access, put to the service whose record it is. */
@NullMarked
package dev.kontor.gateway.access;

import org.jspecify.annotations.NullMarked;
