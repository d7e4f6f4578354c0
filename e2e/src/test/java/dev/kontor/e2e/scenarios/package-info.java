/** What a company does, through the gateway, asserted on real components. */
@NullMarked
package dev.kontor.e2e.scenarios;

import org.jspecify.annotations.NullMarked;
