package dev.kontor.platform.sharing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** With whom a record is shared: a member of staff or a team. */
record Grantee(@Nullable UUID staffId, @Nullable String team) {
    static Grantee staff(UUID id) {
        return new Grantee(id, null);
    }

    static Grantee team(String name) {
        return new Grantee(null, name);
    }
}
