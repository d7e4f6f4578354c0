package dev.kontor.platform.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row that belongs to a member of staff and a team, or to nobody: what the row rule looks at. */
public interface Owned {
    @Nullable
    UUID ownerId();

    @Nullable
    String team();
}
