package dev.kontor.gateway.stream;

/**
 * A fact and whether the viewer may see it.
 *
 * @param fact without what is concealed from them
 */
record Judged(Verdict verdict, Fact fact) {}
