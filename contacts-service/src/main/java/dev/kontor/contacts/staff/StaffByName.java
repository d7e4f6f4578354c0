package dev.kontor.contacts.staff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members of staff by user name or full name. */
public final class StaffByName {
    private final Map<String, StaffMember> byName = new HashMap<>();

    private StaffByName() {}

    public static StaffByName of(List<StaffMember> members) {
        StaffByName index = new StaffByName();
        for (StaffMember member : members) {
            index.byName.put(member.name(), member);
            if (member.username() != null) {
                index.byName.put(member.username(), member);
            }
        }
        return index;
    }

    public @Nullable StaffMember find(@Nullable String name) {
        return name == null ? null : byName.get(name);
    }
}
