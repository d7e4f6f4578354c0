package dev.kontor.platform.access;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** A repository of records that belong to somebody, for questions about access to one of them. */
public interface OwnedRecords {
    /** As in permissions: {@code person}. */
    String entity();

    /** The record, whoever asks; null when there is none. Needs an open session. */
    Uni<? extends Owned> record(UUID id);
}
