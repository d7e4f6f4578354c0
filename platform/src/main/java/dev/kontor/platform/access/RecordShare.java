package dev.kontor.platform.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record shown to somebody, or to a team, who would not reach it else. One of {@code staffId} and {@code team} is set. */
@Entity
@Table(name = "record_share")
public class RecordShare {
    @Id
    UUID id;

    String entity;
    UUID recordId;

    @Nullable
    UUID staffId;

    @Nullable
    String team;

    boolean mayWrite;

    @Nullable
    Instant until;

    String grantedBy;
    Instant createdAt;

    @SuppressWarnings("NullAway") // for Hibernate, and filled by whoever makes one
    protected RecordShare() {}
}
