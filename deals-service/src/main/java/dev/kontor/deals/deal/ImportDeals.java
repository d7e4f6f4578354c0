package dev.kontor.deals.deal;

import dev.kontor.deals.Moment;
import dev.kontor.deals.deal.DealSheet.Fault;
import dev.kontor.deals.pipeline.Pipeline;
import dev.kontor.deals.pipeline.Pipelines;
import dev.kontor.deals.product.Products;
import dev.kontor.deals.reference.References;
import dev.kontor.platform.imports.ImportContext;
import dev.kontor.platform.imports.ImportRow;
import dev.kontor.platform.imports.RowImporter;
import dev.kontor.platform.imports.RowOutcome;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.MergePatch;
import dev.kontor.platform.problem.Problem;
import dev.kontor.platform.work.InTurn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Imports deals. A row whose external id is known changes that deal as far as it says something else; any other opens one, and wins or
 * loses it. The facts are those of single edits, with the business times of the file.
 */
@ApplicationScoped
class ImportDeals implements RowImporter {

    private final Deals deals;
    private final Pipelines pipelines;
    private final Products products;
    private final References references;
    private final MergePatch mergePatch;
    private final Outbox outbox;
    private final Clock clock;
    private final String companyCurrency;

    ImportDeals(
            Deals deals,
            Pipelines pipelines,
            Products products,
            References references,
            MergePatch mergePatch,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "kontor.company.currency", defaultValue = "EUR") String companyCurrency) {
        this.deals = deals;
        this.pipelines = pipelines;
        this.products = products;
        this.references = references;
        this.mergePatch = mergePatch;
        this.outbox = outbox;
        this.clock = clock;
        this.companyCurrency = companyCurrency;
    }

    @Override
    public String collection() {
        return "deals";
    }

    @Override
    public Set<String> fields() {
        return DealSheet.FIELDS;
    }

    @Override
    public Uni<List<RowOutcome>> importRows(List<ImportRow> rows, ImportContext context) {
        String matchBy = context.options().matchBy();
        if (!matchBy.isEmpty() && !matchBy.equals(DealSheet.EXTERNAL_ID)) {
            RowOutcome refused = RowOutcome.failed(matchBy, "match-by", "Deals are matched by externalId");
            return Uni.createFrom().item(rows.stream().map(row -> refused).toList());
        }
        return DealDirectory.of(rows, deals, pipelines, products, references).chain(directory -> {
            Effects effects = new Effects(new ArrayList<>(), new ArrayList<>());
            List<RowOutcome> outcomes = rows.stream()
                    .map(row -> importRow(row, directory, context, effects))
                    .toList();
            return keep(effects).replaceWith(outcomes);
        });
    }

    /** Table after table, so that the rows of each go to the database together; deals last, when facts have set their versions. */
    private Uni<Void> keep(Effects effects) {
        return outbox.batch()
                .invoke(messages -> effects.changes().forEach(change -> messages.add(change.deal(), change.facts())))
                .chain(() -> deals.keep(effects.opened()))
                .chain(() -> InTurn.forEach(effects.changes(), change -> deals.keepVisits(change.deal())));
    }

    private RowOutcome importRow(ImportRow row, DealDirectory directory, ImportContext context, Effects effects) {
        Instant now = clock.instant();
        try {
            DealRow read = DealRow.read(new DealSheet(row, companyCurrency), directory, now);
            Deal known = directory.deals().get(read.externalId());
            return known == null ? open(read, directory, context, effects, now) : change(known, read, effects, now);
        } catch (Fault fault) {
            return RowOutcome.failed(fault.column(), fault.code(), String.valueOf(fault.getMessage()));
        } catch (Problem problem) {
            return RowOutcome.failed(DealSheet.STAGE, problem.code().code(), problem.detail());
        }
    }

    private static RowOutcome open(
            DealRow row, DealDirectory directory, ImportContext context, Effects effects, Instant now) {
        Ownership owner = row.owner() == null ? new Ownership(context.ownerId(), context.team()) : row.owner();
        Origin origin = new Origin(row.source(), row.externalId());
        String start = row.ends() ? null : row.stage();
        Deal deal = Deal.open(row.pipeline(), start, row.details(), owner, origin, now);
        List<DealFact> facts = new ArrayList<>(List.of(deal.opened()));
        facts.addAll(end(deal, row, now));
        directory.deals().put(row.externalId(), deal);
        effects.opened().add(deal);
        effects.changes().add(new Change(deal, facts));
        return RowOutcome.CREATED;
    }

    private RowOutcome change(Deal deal, DealRow row, Effects effects, Instant now) {
        DealDetails before = deal.details();
        DealDetails after = row.over(before);
        refuseImpossible(deal, row, after);
        List<DealFact> facts = new ArrayList<>(deal.revise(after, mergePatch.changed(before, after), now));
        facts.addAll(row.owner() == null ? List.of() : deal.reassign(row.owner(), now));
        if (!deal.isClosed() && row.stage() != null) {
            facts.addAll(
                    row.ends() ? end(deal, row, now) : deal.move(row.pipeline(), row.stage(), new Moment(now, now)));
        }
        if (facts.isEmpty()) {
            return RowOutcome.UNCHANGED;
        }
        effects.changes().add(new Change(deal, facts));
        return RowOutcome.UPDATED;
    }

    /** Looks at everything before the deal is touched: a refused row must leave no trace in the session. */
    private static void refuseImpossible(Deal deal, DealRow row, DealDetails after) {
        if (row.stage() == null) {
            return;
        }
        if (deal.isClosed()) {
            boolean sameEnd = row.stage().equals(deal.stage()) && Objects.equals(row.closedAt(), deal.closedAt());
            if (!sameEnd) {
                throw new Fault(
                        DealSheet.STAGE, "deal-closed", "The deal was " + deal.stage() + " on " + deal.closedAt());
            }
            return;
        }
        boolean inFirstStage =
                Objects.equals(deal.stageEnteredAt(), deal.details().openedAt());
        Instant entered = inFirstStage ? after.openedAt() : deal.stageEnteredAt();
        if (row.closedAt() != null && entered != null && row.closedAt().isBefore(entered)) {
            throw new Fault(DealSheet.CLOSED_AT, "before-stage", "lies before " + entered + ", when the stage began");
        }
    }

    private static List<DealFact> end(Deal deal, DealRow row, Instant now) {
        if (!row.ends()) {
            return List.of();
        }
        Moment moment = new Moment(Objects.requireNonNull(row.closedAt()), now);
        return Pipeline.WON.equals(row.stage()) ? deal.win(moment) : deal.lose(row.reason(), moment);
    }

    /** What the rows of a block come to. */
    private record Effects(List<Deal> opened, List<Change> changes) {}

    private record Change(Deal deal, List<DealFact> facts) {}
}
