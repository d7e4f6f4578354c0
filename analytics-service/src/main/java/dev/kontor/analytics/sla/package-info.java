/** Regulations: policies, their timers in working time, and the facts that tell of warnings and breaches. */
@NullMarked
package dev.kontor.analytics.sla;

import org.jspecify.annotations.NullMarked;
