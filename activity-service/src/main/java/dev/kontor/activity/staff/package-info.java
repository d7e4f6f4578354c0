/** Who works here: told by Keycloak, enriched by import and by hand. */
@NullMarked
package dev.kontor.activity.staff;

import org.jspecify.annotations.NullMarked;
