package dev.kontor.platform.rebuild;

import java.util.List;

/** The projections of a service. */
record RebuildList(List<RebuildView> items) {}
