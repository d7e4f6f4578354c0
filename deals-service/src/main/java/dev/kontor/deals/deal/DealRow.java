package dev.kontor.deals.deal;

import dev.kontor.deals.deal.DealSheet.Fault;
import dev.kontor.deals.money.Money;
import dev.kontor.deals.pipeline.Pipeline;
import dev.kontor.deals.pipeline.Stage;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An imported row, resolved. Null says nothing about the field.
 *
 * @param stage a stage of the pipeline, {@code won}, {@code lost}, or null
 */
record DealRow(
        String externalId,
        Pipeline pipeline,
        @Nullable String stage,
        @Nullable String title,
        @Nullable String productName,
        @Nullable UUID productId,
        @Nullable UUID organisationId,
        @Nullable UUID personId,
        @Nullable Ownership owner,
        @Nullable Money amount,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        String reason,
        @Nullable String source) {
    /** Files seldom say why a deal was lost. */
    static final String NO_REASON = "not-stated";

    static DealRow read(DealSheet sheet, DealDirectory directory, Instant now) {
        String externalId = sheet.required(DealSheet.EXTERNAL_ID, Origin.MAX_EXTERNAL_ID);
        Pipeline pipeline = directory.pipeline(sheet.text(DealSheet.PIPELINE, DealDetails.MAX_TITLE), externalId);
        String product = sheet.text(DealSheet.PRODUCT, DealDetails.MAX_TITLE);
        String reason = sheet.code(DealSheet.REASON, LoseDeal.MAX_REASON);
        DealRow row = new DealRow(
                externalId,
                pipeline,
                stage(sheet.text(DealSheet.STAGE, DealDetails.MAX_TITLE), pipeline),
                sheet.text(DealSheet.TITLE, DealDetails.MAX_TITLE),
                product,
                directory.product(product),
                directory.organisation(sheet.text(DealSheet.ORGANISATION, DealDetails.MAX_TITLE)),
                directory.person(sheet.text(DealSheet.PERSON, DealDetails.MAX_TITLE)),
                directory.owner(sheet.text(DealSheet.OWNER, DealDetails.MAX_TITLE)),
                sheet.amount(),
                sheet.instant(DealSheet.OPENED_AT, now),
                sheet.instant(DealSheet.CLOSED_AT, now),
                Objects.requireNonNullElse(reason, NO_REASON),
                sheet.code(DealSheet.SOURCE, Origin.MAX_SOURCE));
        row.requireEndComplete();
        return row;
    }

    boolean ends() {
        return Pipeline.WON.equals(stage) || Pipeline.LOST.equals(stage);
    }

    /** What a new deal of this row starts with. */
    DealDetails details() {
        String name = title != null ? title : Objects.requireNonNullElse(productName, externalId);
        return new DealDetails(name, amount, productId, organisationId, personId, openedAt, null, null);
    }

    /** What a known deal has after this row. */
    DealDetails over(DealDetails known) {
        return new DealDetails(
                Objects.requireNonNullElse(title, known.title()),
                amount == null ? known.amount() : amount,
                productId == null ? known.productId() : productId,
                organisationId == null ? known.organisationId() : organisationId,
                personId == null ? known.personId() : personId,
                openedAt == null ? known.openedAt() : openedAt,
                known.nextStep(),
                known.nextStepOn());
    }

    private void requireEndComplete() {
        if (!ends()) {
            return;
        }
        if (closedAt == null) {
            throw new Fault(DealSheet.CLOSED_AT, "missing", "is missing for a deal that is " + stage);
        }
        if (openedAt != null && closedAt.isBefore(openedAt)) {
            throw new Fault(DealSheet.CLOSED_AT, "before-opening", "lies before the opening");
        }
        if (Pipeline.WON.equals(stage) && amount == null) {
            throw new Fault(DealSheet.AMOUNT, "missing", "is missing for a deal that is won");
        }
    }

    private static @Nullable String stage(@Nullable String text, Pipeline pipeline) {
        if (text == null) {
            return null;
        }
        String word = text.toLowerCase(Locale.ROOT);
        if (Pipeline.WON.equals(word) || Pipeline.LOST.equals(word)) {
            return word;
        }
        return pipeline.stageNamed(text)
                .map(Stage::code)
                .orElseThrow(() -> new Fault(
                        DealSheet.STAGE, "unknown-stage", "Pipeline " + pipeline.code() + " has no stage " + text));
    }
}
