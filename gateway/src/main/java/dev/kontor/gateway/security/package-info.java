/** Who calls: bearer tokens of the realm, checked here before a service sees them. */
@NullMarked
package dev.kontor.gateway.security;

import org.jspecify.annotations.NullMarked;
