package dev.kontor.contacts.rowimport;

import dev.kontor.contacts.staff.StaffMember;
import dev.kontor.platform.imports.ImportContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose an imported record becomes: the named member's, else the uploader's. */
public record Ownership(@Nullable UUID ownerId, @Nullable String team) {
    public static Ownership of(@Nullable StaffMember named, ImportContext context) {
        return named == null
                ? new Ownership(context.ownerId(), context.team())
                : new Ownership(named.id(), named.team());
    }
}
