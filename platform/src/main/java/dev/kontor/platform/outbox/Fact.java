package dev.kontor.platform.outbox;

/**
 * Something that happened to an aggregate. A sealed interface per aggregate extends it, bears {@link Topic}, and holds one record per
 * fact; the record's name in kebab case is the fact's name ({@code StageChanged} → {@code stage-changed}). No personal data: ids,
 * codes, amounts, dates and names of changed fields only.
 */
public interface Fact {}
