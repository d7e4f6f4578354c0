package dev.kontor.platform.imports;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job and how far it has come: block {@code nextBlock}, row {@code nextRow} of it. */
@Entity
@Table(name = "import_job")
public class ImportJob {
    @Id
    UUID id;

    String collection;
    String state;
    String actor;

    @Nullable
    UUID ownerId;

    @Nullable
    String team;

    String options;
    long total;
    long done;
    long created;
    long updated;
    long skipped;
    long failed;
    int nextBlock;
    int nextRow;
    boolean rowByRow;
    Instant queuedAt;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant finishedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected ImportJob() {}

    /** Counts outcomes and moves on behind them. */
    void advance(List<RowOutcome> outcomes, int rowsInBlock, Instant now) {
        startedAt = startedAt == null ? now : startedAt;
        state = "running";
        done += outcomes.size();
        for (RowOutcome outcome : outcomes) {
            switch (outcome) {
                case RowOutcome.Created c -> created++;
                case RowOutcome.Updated u -> updated++;
                case RowOutcome.Unchanged u -> skipped++;
                case RowOutcome.Failed f -> failed++;
            }
        }
        nextRow += outcomes.size();
        if (nextRow >= rowsInBlock) {
            nextBlock++;
            nextRow = 0;
            rowByRow = false;
        }
        if (done >= total) {
            finish(now);
        }
    }

    void finish(Instant now) {
        state = "done";
        finishedAt = now;
    }

    JobView view() {
        return new JobView(
                id, collection, state, total, done, created, updated, skipped, failed, queuedAt, startedAt, finishedAt);
    }
}
