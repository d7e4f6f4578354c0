/** Hand-overs of everything that belongs to somebody: the jobs, and how far the services have come with their parts. */
@NullMarked
package dev.kontor.activity.handover;

import org.jspecify.annotations.NullMarked;
