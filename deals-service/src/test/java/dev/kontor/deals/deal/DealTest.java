package dev.kontor.deals.deal;

import static dev.kontor.deals.deal.TestDeal.NOW;
import static dev.kontor.deals.deal.TestDeal.OPENED;
import static dev.kontor.deals.deal.TestDeal.SALES;
import static dev.kontor.deals.deal.TestDeal.aDeal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.deals.DealError;
import dev.kontor.deals.Moment;
import dev.kontor.deals.money.Money;
import dev.kontor.platform.problem.ErrorCode;
import dev.kontor.platform.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DealTest {
    private static final Moment MOMENT = new Moment(OPENED.plus(Duration.ofDays(1)), NOW);

    @Test
    void opensInTheFirstStageUnlessAnotherIsNamed() {
        assertThat(aDeal().open().stage()).isEqualTo("prospecting");
        assertThat(aDeal().in("proposal").open().stage()).isEqualTo("proposal");
        refused(DealError.STAGE_UNKNOWN, () -> aDeal().in("won").open());
        refused(
                DealError.TIME_IMPOSSIBLE,
                () -> aDeal().openedAt(NOW.plusMillis(1)).open());
    }

    @Test
    void movingLeavesAVisitWithItsTimes() {
        // given
        Deal deal = aDeal().open();

        // when
        List<DealFact> facts = deal.move(SALES, "engaging", MOMENT);

        // then
        assertThat(facts).singleElement().isInstanceOfSatisfying(DealFact.StageChanged.class, fact -> {
            assertThat(fact.from()).isEqualTo("prospecting");
            assertThat(fact.to()).isEqualTo("engaging");
            assertThat(fact.at()).isEqualTo(MOMENT.at());
            assertThat(fact.deal().stage()).isEqualTo("engaging");
        });
        assertThat(deal.takeVisits()).singleElement().satisfies(visit -> {
            assertThat(visit.stage()).isEqualTo("prospecting");
            assertThat(visit.enteredAt()).isEqualTo(OPENED);
            assertThat(visit.leftAt()).isEqualTo(MOMENT.at());
        });
        assertThat(deal.takeVisits()).isEmpty();
    }

    @Test
    void movingToWhereItIsDoesNothing() {
        Deal deal = aDeal().open();
        assertThat(deal.move(SALES, "prospecting", MOMENT)).isEmpty();
        assertThat(deal.takeVisits()).isEmpty();
    }

    @Test
    void refusesUnknownStagesAndTimesBeforeTheStage() {
        Deal deal = aDeal().open();
        refused(DealError.STAGE_UNKNOWN, () -> deal.move(SALES, "nowhere", MOMENT));
        refused(DealError.TIME_IMPOSSIBLE, () -> deal.move(SALES, "engaging", new Moment(OPENED.minusSeconds(1), NOW)));
        refused(DealError.TIME_IMPOSSIBLE, () -> new Moment(NOW.plusSeconds(1), NOW));
        assertThat(deal.stage()).isEqualTo("prospecting");
    }

    @Test
    void isWonWithAnAmountOnly() {
        refused(DealError.AMOUNT_REQUIRED, () -> aDeal().open().win(MOMENT));
        Deal deal = aDeal().worth("100.00").open();
        assertThat(deal.win(MOMENT)).singleElement().isInstanceOfSatisfying(DealFact.Won.class, won -> {
            assertThat(won.deal().stage()).isEqualTo("won");
            assertThat(won.deal().amount()).isEqualTo(Money.of("100", "EUR"));
            assertThat(won.from()).isEqualTo("prospecting");
            assertThat(won.at()).isEqualTo(MOMENT.at());
        });
        assertThat(deal.closedAt()).isEqualTo(MOMENT.at());
    }

    @Test
    void isLostForAReasonOnly() {
        Deal deal = aDeal().open();
        refused(DealError.REASON_REQUIRED, () -> deal.lose(" ", MOMENT));
        assertThat(deal.lose("too-expensive", MOMENT)).singleElement().isInstanceOf(DealFact.Lost.class);
        assertThat(deal.lostReason()).isEqualTo("too-expensive");
    }

    @Test
    void closedDealsKeepStageAndAmount() {
        // given
        Deal deal = aDeal().worth("100.00").open();
        deal.win(MOMENT);
        DealDetails details = deal.details();

        // when, then
        refused(DealError.DEAL_CLOSED, () -> deal.move(SALES, "engaging", MOMENT));
        refused(DealError.DEAL_CLOSED, () -> deal.win(MOMENT));
        refused(DealError.DEAL_CLOSED, () -> deal.lose("late", MOMENT));
        refused(DealError.DEAL_CLOSED, () -> deal.revise(details, List.of("amount", "title"), NOW));
        assertThat(deal.revise(details, List.of("title", "nextStep"), NOW)).hasSize(1);
    }

    @Test
    void correctingTheOpeningMovesTheStartOfTheFirstStage() {
        // given
        Deal deal = aDeal().openedAt(null).open();
        DealDetails known = aDeal().open().details();

        // when
        List<DealFact> facts = deal.revise(known, List.of("openedAt"), NOW);

        // then
        assertThat(facts).singleElement().isInstanceOf(DealFact.Revised.class);
        assertThat(deal.stageEnteredAt()).isEqualTo(OPENED);
        deal.move(SALES, "engaging", MOMENT);
        DealDetails later = aDeal().openedAt(MOMENT.at().plusSeconds(1)).open().details();
        refused(DealError.TIME_IMPOSSIBLE, () -> deal.revise(later, List.of("openedAt"), NOW));
    }

    @Test
    void reassigningTellsTheOwnerBefore() {
        // given
        Deal deal = aDeal().open();
        UUID before = deal.ownership().ownerId();
        Ownership to = new Ownership(UUID.randomUUID(), "tallinn");

        // when, then
        assertThat(deal.reassign(to, NOW)).singleElement().isInstanceOfSatisfying(DealFact.Reassigned.class, fact -> {
            assertThat(fact.fromOwnerId()).isEqualTo(before);
            assertThat(fact.deal().team()).isEqualTo("tallinn");
        });
        assertThat(deal.reassign(to, NOW)).isEmpty();
    }

    @Test
    void theWayOfADealEndsWhereItIs() {
        // given
        Deal deal = aDeal().worth("1.00").open();
        deal.move(SALES, "proposal", MOMENT);
        Instant end = MOMENT.at().plusSeconds(60);
        deal.win(new Moment(end, NOW));

        // when
        List<StageVisitView> way = StageVisitView.of(deal, deal.takeVisits());

        // then
        assertThat(way).extracting(StageVisitView::stage).containsExactly("prospecting", "proposal", "won");
        assertThat(way).extracting(StageVisitView::leftAt).containsExactly(MOMENT.at(), end, null);
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }

    @Test
    void theViewTellsWhatTheDealSays() {
        // given
        Deal deal = aDeal().worth("100.00").open();
        deal.lose("too-expensive", MOMENT);

        // when
        DealView view = DealView.from(deal);

        // then
        assertThat(view.id()).isEqualTo(deal.id());
        assertThat(view.title()).isEqualTo(deal.title());
        assertThat(view.closedAt()).isEqualTo(MOMENT.at());
        assertThat(view.createdAt()).isEqualTo(NOW);
        assertThat(view.updatedAt()).isEqualTo(NOW);
        assertThat(view.pipelineId()).isEqualTo(SALES.id());
    }
}
