package dev.kontor.activity.timeline;

import dev.kontor.activity.timeline.consumed.CustomerFact;
import dev.kontor.activity.timeline.consumed.ShareFact;
import dev.kontor.platform.inbox.EventReader;
import dev.kontor.platform.inbox.Inbox;
import dev.kontor.platform.inbox.Received;
import dev.kontor.platform.inbox.Source;
import dev.kontor.platform.rebuild.Rebuildable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Writes the feeds, a batch of records per statement. Repeats change nothing, so neither an inbox nor the offsets need to be in the
 * transaction.
 */
@ApplicationScoped
class TimelineProjection implements Rebuildable {
    private static final String CHANNEL = "timeline";

    private final Inbox inbox;
    private final EventReader reader;
    private final TimelineEntries timeline;

    TimelineProjection(Inbox inbox, EventReader reader, TimelineEntries timeline) {
        this.inbox = inbox;
        this.reader = reader;
        this.timeline = timeline;
    }

    /** What becomes of one record. */
    private record Told(
            List<Entry> entries,
            @Nullable Belonging belonging,
            @Nullable Share share) {}

    @Incoming(CHANNEL)
    Uni<Void> on(ConsumerRecords<String, String> batch) {
        return inbox.batch(CHANNEL, batch, this::tell, this::write);
    }

    @Override
    public String projection() {
        return "timeline";
    }

    @Override
    public List<String> tables() {
        return List.of("timeline_entry", "timeline_party", "timeline_share");
    }

    @Override
    public List<Source> sources() {
        return List.of(inbox.source(CHANNEL, this::on));
    }

    private @Nullable Told tell(Received event) {
        if (Share.tells(event)) {
            return new Told(List.of(), null, Share.of(event, reader.read(event, ShareFact.class)));
        }
        if (!Entry.tells(event)) {
            return null;
        }
        CustomerFact fact = reader.read(event, CustomerFact.class);
        return new Told(Entry.of(event, fact), Entry.belonging(event, fact), null);
    }

    private Uni<Void> write(List<Told> told) {
        return timeline.add(
                told.stream().flatMap(one -> one.entries().stream()).toList(),
                newest(told.stream().map(Told::belonging), Belonging::partyId, Belonging::version),
                newest(
                        told.stream().map(Told::share),
                        share -> share.subjectId() + " " + share.grantee(),
                        Share::version));
    }

    private static <T> Collection<T> newest(
            Stream<@Nullable T> all, Function<T, Object> key, ToLongFunction<T> version) {
        Map<Object, T> newest = new HashMap<>();
        all.filter(Objects::nonNull)
                .forEach(one -> newest.merge(
                        key.apply(one), one, (a, b) -> version.applyAsLong(a) > version.applyAsLong(b) ? a : b));
        return newest.values();
    }
}
