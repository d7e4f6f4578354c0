package dev.kontor.analytics.projection;

import dev.kontor.analytics.ingest.FactReader;
import dev.kontor.analytics.ingest.IncomingFact;
import dev.kontor.analytics.ingest.MergeTable;
import dev.kontor.analytics.ingest.Projection;
import dev.kontor.analytics.ingest.Register;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deals as they stand, and each entry of a deal into a stage. */
@ApplicationScoped
class DealProjection implements Projection {
    private static final Register STANDING = Register.of(
            "version",
            "pipeline_id uuid",
            "stage text",
            "product_id uuid",
            "owner_id uuid",
            "team text",
            "source text",
            "amount numeric",
            "currency text",
            "opened_at timestamptz");
    private static final Register CLOSING = Register.of("closed_version", "outcome text", "closed_at timestamptz");
    private static final MergeTable DEALS =
            new MergeTable("deal", List.of("id uuid"), List.of("recorded_at timestamptz"), STANDING, CLOSING);
    private static final MergeTable ENTRIES = new MergeTable(
            "deal_stage_entry", List.of("deal_id uuid", "version bigint"), List.of("stage text", "at timestamptz"));

    private final FactReader reader;

    DealProjection(FactReader reader) {
        this.reader = reader;
    }

    /** What is read of a deal's facts. */
    private record DealFact(
            @Nullable String pipelineId,
            @Nullable String stage,
            @Nullable String productId,
            @Nullable String ownerId,
            @Nullable String team,
            @Nullable String source,
            @Nullable Amount amount,
            @Nullable String openedAt,
            @Nullable String at) {
        @Nullable
        Object[] standing() {
            return new @Nullable Object[] {
                pipelineId,
                stage,
                productId,
                ownerId,
                team,
                source,
                amount == null ? null : amount.amount(),
                amount == null ? null : amount.currency(),
                openedAt
            };
        }
    }

    @Override
    public Set<String> aggregates() {
        return Set.of("kontor.deals.deal");
    }

    @Override
    public Fold fold() {
        return new Deals();
    }

    private final class Deals implements Fold {
        private final MergeTable.Rows deals = DEALS.rows();
        private final MergeTable.Rows entries = ENTRIES.rows();

        @Override
        public void add(IncomingFact event) {
            switch (event.type()) {
                case "kontor.deals.deal.opened.v1" -> {
                    DealFact fact = stand(event);
                    // The opening may be corrected later, so the time of the first entry is left to the deal.
                    enter(event, fact.stage(), null);
                }
                case "kontor.deals.deal.stage-changed.v1" -> {
                    DealFact fact = stand(event);
                    enter(event, fact.stage(), fact.at());
                }
                case "kontor.deals.deal.revised.v1", "kontor.deals.deal.reassigned.v1" -> stand(event);
                case "kontor.deals.deal.won.v1" -> close(event, "won");
                case "kontor.deals.deal.lost.v1" -> close(event, "lost");
                default -> {}
            }
        }

        private DealFact stand(IncomingFact event) {
            DealFact fact = reader.read(event, DealFact.class);
            deals.at(event.subject()).once("recorded_at", event.time()).set(STANDING, event.version(), fact.standing());
            return fact;
        }

        private void enter(IncomingFact event, @Nullable String stage, @Nullable String at) {
            entries.at(event.subject(), Long.toString(event.version()))
                    .once("stage", stage)
                    .once("at", at);
        }

        private void close(IncomingFact event, String outcome) {
            DealFact fact = stand(event);
            String at = fact.at() == null ? event.time() : fact.at();
            deals.at(event.subject()).set(CLOSING, event.version(), outcome, at);
        }

        @Override
        public void write(Connection connection) throws SQLException {
            deals.write(connection);
            entries.write(connection);
        }
    }
}
