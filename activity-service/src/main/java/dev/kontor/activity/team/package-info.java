/** The teams that people here are in, a tree that follows the groups of Keycloak. */
@NullMarked
package dev.kontor.activity.team;

import org.jspecify.annotations.NullMarked;
