package dev.kontor.telephony.party;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A person who may call, as contacts-service's state tells. Written by {@link Parties#keep} only. */
@Entity
@Immutable
@SuppressWarnings("UnusedVariable") // version and numbers are read by queries
public class Party {
    @Id
    private UUID id;

    private long version;
    private String displayName;

    @Nullable
    private UUID organisationId;

    @Nullable
    private UUID ownerId;

    private String[] numbers;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Party() {}

    public UUID id() {
        return id;
    }

    public String displayName() {
        return displayName;
    }

    public @Nullable UUID organisationId() {
        return organisationId;
    }

    public @Nullable UUID ownerId() {
        return ownerId;
    }
}
