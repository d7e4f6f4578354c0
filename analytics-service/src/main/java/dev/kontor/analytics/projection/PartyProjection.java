package dev.kontor.analytics.projection;

import dev.kontor.analytics.ingest.FactReader;
import dev.kontor.analytics.ingest.IncomingFact;
import dev.kontor.analytics.ingest.MergeTable;
import dev.kontor.analytics.ingest.Projection;
import dev.kontor.analytics.ingest.Register;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
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

    private final FactReader reader;

    PartyProjection(FactReader reader) {
        this.reader = reader;
    }

    /** What is read of a party's facts. */
    private record PartyFact(
            @Nullable String ownerId,
            @Nullable String toOwnerId,
            @Nullable String team,
            @Nullable String registeredAt) {}

    @Override
    public Set<String> aggregates() {
        return Set.of("kontor.contacts.person", "kontor.contacts.organisation");
    }

    @Override
    public Fold fold() {
        return Fold.into(PARTIES.rows(), this::take);
    }

    private void take(MergeTable.Rows parties, IncomingFact event) {
        String kind = event.type().startsWith("kontor.contacts.person.") ? "person" : "organisation";
        long version = event.version();
        switch (event.type()) {
            case "kontor.contacts.person.registered.v1", "kontor.contacts.organisation.registered.v1" -> {
                PartyFact fact = reader.read(event, PartyFact.class);
                parties.at(event.subject())
                        .once("kind", kind)
                        .once("registered_at", fact.registeredAt() == null ? event.time() : fact.registeredAt())
                        .set(OWNER, version, fact.ownerId(), fact.team());
            }
            case "kontor.contacts.person.reassigned.v1", "kontor.contacts.organisation.reassigned.v1" -> {
                PartyFact fact = reader.read(event, PartyFact.class);
                parties.at(event.subject()).once("kind", kind).set(OWNER, version, fact.toOwnerId(), fact.team());
            }
            case "kontor.contacts.person.removed.v1", "kontor.contacts.organisation.removed.v1" ->
                parties.at(event.subject()).once("kind", kind).once("removed_at", event.time());
            default -> {}
        }
    }
}
