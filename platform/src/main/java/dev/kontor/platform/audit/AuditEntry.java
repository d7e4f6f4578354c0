package dev.kontor.platform.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One write or read of one record, or of a part of it, as the sealer chained it. The database lets nobody change it. */
@Entity
@Immutable
@Table(name = "audit_entry")
public class AuditEntry {
    @Id
    UUID id;

    long seq;
    Instant at;
    String actor;

    @Nullable
    String address;

    @Nullable
    UUID correlationId;

    @Nullable
    String traceId;

    String entity;

    @Nullable
    UUID recordId;

    @Nullable
    String part;

    String action;

    @Nullable
    String oldValues;

    @Nullable
    String newValues;

    @Column(name = "prev_hash")
    byte[] previousHash;

    byte[] hash;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected AuditEntry() {}
}
