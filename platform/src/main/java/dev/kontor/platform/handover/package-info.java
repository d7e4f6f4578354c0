/** What becomes of an owner's records in this service when activity-service hands them over to somebody else, or back. */
@NullMarked
package dev.kontor.platform.handover;

import org.jspecify.annotations.NullMarked;
