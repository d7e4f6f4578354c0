package dev.kontor.notification.remind.staff;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Our copy of a member of staff; written by {@link StaffDirectory#copy}. */
@Entity
@Immutable
@Table(name = "staff_copy")
public class StaffMember {
    @Id
    private UUID id;

    private String name;

    @Nullable
    private String email;

    @Nullable
    private UUID managerId;

    @Nullable
    private String timeZone;

    @Nullable
    private String language;

    private boolean active;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected StaffMember() {}

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public @Nullable String email() {
        return email;
    }

    public @Nullable UUID managerId() {
        return managerId;
    }

    @Nullable
    String timeZone() {
        return timeZone;
    }

    @Nullable
    String language() {
        return language;
    }

    public boolean isReachable() {
        return active && email != null;
    }

    boolean isActive() {
        return active;
    }
}
