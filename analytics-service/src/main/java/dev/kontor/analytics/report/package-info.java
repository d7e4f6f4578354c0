/** Funnel, deals, KPIs, managers and SLA as numbers, each with its definition, within the caller's row scope. */
@NullMarked
package dev.kontor.analytics.report;

import org.jspecify.annotations.NullMarked;
