/** What a hand-over would take along, counted by the services. */
@NullMarked
package dev.kontor.gateway.handover;

import org.jspecify.annotations.NullMarked;
