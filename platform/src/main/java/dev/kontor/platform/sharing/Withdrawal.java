package dev.kontor.platform.sharing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a record's fact {@code unshared} tells: with whom it is shared no longer. */
public record Withdrawal(
        @Nullable UUID withStaffId, @Nullable String withTeam) {
    static Withdrawal of(Grantee grantee) {
        return new Withdrawal(grantee.staffId(), grantee.team());
    }
}
