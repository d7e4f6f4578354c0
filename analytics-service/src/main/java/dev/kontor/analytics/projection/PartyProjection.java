package dev.kontor.analytics.projection;

import dev.kontor.analytics.ingest.MergeTable;
import dev.kontor.analytics.ingest.Projection;
import dev.kontor.analytics.ingest.Register;
import dev.kontor.platform.inbox.EventReader;
import dev.kontor.platform.inbox.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The base of customers as numbers: people and organisations by the time they came and went, and who owns them. */
@ApplicationScoped
class PartyProjection implements Projection {
    private static final Register OWNER = Register.of("owner_version", "owner_id uuid", "team text");
    private static final MergeTable PARTIES = new MergeTable(
            "party",
            List.of("id uuid"),
            List.of("kind text", "registered_at timestamptz", "removed_at timestamptz"),
            OWNER);

    private final EventReader reader;

    PartyProjection(EventReader reader) {
        this.reader = reader;
    }

    /** What is read of a party's facts. */
    private record PartyFact(
            @Nullable UUID ownerId,
            @Nullable UUID toOwnerId,
            @Nullable String team,
            @Nullable Instant registeredAt) {}

    @Override
    public Set<String> aggregates() {
        return Set.of("kontor.contacts.person", "kontor.contacts.organisation");
    }

    @Override
    public Fold fold() {
        return Fold.into(PARTIES.rows(), this::take);
    }

    private void take(MergeTable.Rows parties, Received event) {
        String kind = event.type().startsWith("kontor.contacts.person.") ? "person" : "organisation";
        long version = event.aggregateVersion();
        switch (event.fact()) {
            case "person.registered", "organisation.registered" -> {
                PartyFact fact = reader.read(event, PartyFact.class);
                parties.at(event.subject())
                        .once("kind", kind)
                        .once("registered_at", fact.registeredAt() == null ? event.time() : fact.registeredAt())
                        .set(OWNER, version, fact.ownerId(), fact.team());
            }
            case "person.reassigned", "organisation.reassigned" -> {
                PartyFact fact = reader.read(event, PartyFact.class);
                parties.at(event.subject()).once("kind", kind).set(OWNER, version, fact.toOwnerId(), fact.team());
            }
            case "person.removed", "organisation.removed" ->
                parties.at(event.subject()).once("kind", kind).once("removed_at", event.time());
            default -> {}
        }
    }
}
