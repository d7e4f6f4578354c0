package dev.kontor.platform.exports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.access.AccessPolicy;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.FieldRule;
import dev.kontor.platform.access.FieldRules;
import dev.kontor.platform.access.RowScope;
import dev.kontor.platform.access.Subject;
import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.http.SensitiveFields;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.work.InTurn;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Cuts, and reads a collection as it was then, page by page, into blocks. No more than a page is in memory. Sensitive fields are on record
 * as read by who asked before the page is kept.
 */
@ApplicationScoped
class ReadRows {
    /** Written on the event loop, between the requests of others. */
    private static final int PAGE_ROWS = 250;

    private final Cuts cuts;
    private final Attempts attempts;
    private final AccessPolicy policy;
    private final FieldRules rules;
    private final SensitiveFields sensitive;
    private final CurrentEvent current;
    private final ObjectMapper json;
    private final Provider<Long> maxBytes;

    /** @param maxBytes of a result, compressed */
    ReadRows(
            Cuts cuts,
            Attempts attempts,
            AccessPolicy policy,
            FieldRules rules,
            SensitiveFields sensitive,
            CurrentEvent current,
            ObjectMapper json,
            @ConfigProperty(name = "kontor.exports.max-bytes") Provider<Long> maxBytes) {
        this.cuts = cuts;
        this.attempts = attempts;
        this.policy = policy;
        this.rules = rules;
        this.sensitive = sensitive;
        this.current = current;
        this.json = json;
        this.maxBytes = maxBytes;
    }

    Uni<Cut> read(Exportable<?> exportable, Attempt attempt) {
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> cuts.take(session, () -> attempts.renew(attempt))
                        .call(cut -> new Reading(exportable, attempt, session).toTheEnd())));
    }

    private Subject subject(Attempt attempt) {
        try {
            return json.readValue(attempt.subject(), Subject.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] lines(List<Object> items, Map<String, FieldRule> fields) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            for (Object item : items) {
                text.write(json.writeValueAsBytes(rules.apply(item, fields)));
                text.write('\n');
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toByteArray();
    }

    /** How far the reading has come. */
    private final class Reading {
        private final Exportable<?> exportable;
        private final Attempt attempt;
        private final Mutiny.Session session;
        private final GzipBlocks blocks = new GzipBlocks();
        private final RowScope scope;
        private final Map<String, FieldRule> fields;
        private final long limit = maxBytes.get();
        private @Nullable String cursor;
        private long total = -1;
        private long done;
        private long bytes;

        Reading(Exportable<?> exportable, Attempt attempt, Mutiny.Session session) {
            this.exportable = exportable;
            this.attempt = attempt;
            this.session = session;
            // What the asker may export as things are now.
            Subject subject = subject(attempt);
            this.scope = policy.rows(subject, exportable.entity(), Action.EXPORT);
            this.fields = policy.fields(subject, exportable.entity());
        }

        Uni<Void> toTheEnd() {
            current.actAs(attempt.actor(), attempt.job(), null);
            return InTurn.untilDone(this::page)
                    .chain(() -> attempts.awaitEvents(attempt, done, blocks.length(), blocks.checksum()))
                    .onTermination()
                    .invoke(blocks::close);
        }

        /** True behind the last page. */
        private Uni<Boolean> page() {
            ListQuery query = new ListQuery();
            query.filter = attempt.filter();
            query.limit = PAGE_ROWS;
            query.cursor = cursor;
            query.count = total < 0 ? "exact" : null;
            return exportable.page(query, scope).chain(page -> keep(page).replaceWith(page.next() == null));
        }

        private Uni<Void> keep(Page<Object> page) {
            total = page.count() == null ? total : page.count();
            cursor = page.next();
            done += page.items().size();
            byte[] block = blocks.add(lines(page.items(), fields));
            session.clear();
            bytes += block.length;
            if (bytes > limit) {
                throw new ExportFailed("The result is over the limit of " + limit + " compressed bytes: filter");
            }
            return sensitive.record(page.items(), fields).chain(() -> attempts.keep(attempt, block, done, total));
        }
    }
}
