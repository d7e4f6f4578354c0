package dev.kontor.deals.reference.consumed;

/** The id of a record in another system. */
public record ExternalId(String id) {}
