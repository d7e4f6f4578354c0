package dev.kontor.platform.exports;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as HTTP asks for it and sees it; its worker's side is {@link Attempts}. */
@Entity
@Table(name = "export_job")
public class ExportJob {
    static final Duration KEPT = Duration.ofDays(7);

    @Id
    UUID id;

    String collection;
    String state;

    @Nullable
    String step;

    String actor;

    @Nullable
    String filter;

    /** Who asked, as JSON. */
    @Nullable
    String subject;

    long total;
    long done;
    long length;

    @Nullable
    String handOver;

    @Nullable
    String failure;

    Instant queuedAt;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant finishedAt;

    @SuppressWarnings("NullAway") // for Hibernate only, and Exports fills it
    protected ExportJob() {}

    ExportView view(@Nullable HandOver handedOver) {
        return new ExportView(
                id,
                collection,
                filter,
                state,
                step,
                total,
                done,
                length,
                failure,
                handedOver,
                queuedAt,
                startedAt,
                finishedAt,
                finishedAt == null ? null : finishedAt.plus(KEPT));
    }
}
