package dev.kontor.platform.imports;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;

/** What a service knows of importing one collection. */
public interface RowImporter {
    /** The collection as in the path: {@code people}. */
    String collection();

    /** Names of the fields that a file may give. */
    Set<String> fields();

    /**
     * Imports rows in the session and transaction that is open: look up what exists in one query, persist, publish.
     * A row that cannot be imported is an outcome, not an exception; an exception rolls the block back and the block is tried again row
     * by row, so that only the guilty row fails.
     *
     * @return one outcome per row, in their order
     */
    Uni<List<RowOutcome>> importRows(List<ImportRow> rows, ImportContext context);
}
