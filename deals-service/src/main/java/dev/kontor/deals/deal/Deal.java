package dev.kontor.deals.deal;

import dev.kontor.deals.DealError;
import dev.kontor.deals.Moment;
import dev.kontor.deals.money.Money;
import dev.kontor.deals.pipeline.Pipeline;
import dev.kontor.deals.pipeline.Stage;
import dev.kontor.platform.access.Owned;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.problem.Problem;
import dev.kontor.platform.sharing.Grant;
import dev.kontor.platform.sharing.Withdrawal;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale in the making. It is opened in a stage, moves through stages, and ends won or lost; then only what it is called and what is
 * next may change. Verbs return the facts to publish, none when nothing changes.
 */
@Entity
@Table(name = "deal")
public class Deal implements Aggregate, Owned {
    private static final Set<String> CHANGEABLE_WHEN_CLOSED = Set.of("title", "nextStep", "nextStepOn");

    @Id
    private UUID id;

    private long version;
    private String title;
    private UUID pipelineId;
    private String stage;

    private @Nullable Instant stageEnteredAt;
    private @Nullable UUID productId;
    private @Nullable UUID organisationId;
    private @Nullable UUID personId;
    private @Nullable UUID ownerId;
    private @Nullable String team;
    private @Nullable String source;
    private @Nullable String externalId;

    @Embedded
    private @Nullable Money amount;

    private @Nullable Instant openedAt;
    private @Nullable Instant closedAt;
    private @Nullable String lostReason;
    private @Nullable String nextStep;
    private @Nullable LocalDate nextStepOn;
    private Instant createdAt;
    private Instant updatedAt;

    /** Stages left since the deal was loaded; the repository writes them. */
    @Transient
    private final List<StageVisit> visits = new ArrayList<>();

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Deal() {}

    @SuppressWarnings("NullAway.Init") // take() sets the title
    private Deal(Pipeline pipeline, String stage, DealDetails details, Ownership owner, Origin origin, Instant now) {
        this.id = Ids.next();
        this.pipelineId = pipeline.id();
        this.stage = stage;
        this.stageEnteredAt = details.openedAt();
        this.ownerId = owner.ownerId();
        this.team = owner.team();
        this.source = origin.source();
        this.externalId = origin.externalId();
        this.createdAt = now;
        take(details, now);
    }

    /** @param stage null for the pipeline's first */
    static Deal open(
            Pipeline pipeline,
            @Nullable String stage,
            DealDetails details,
            Ownership owner,
            Origin origin,
            Instant now) {
        Stage start = stage == null ? pipeline.first() : pipeline.stage(stage);
        Moment.requirePast(details.openedAt(), now);
        return new Deal(pipeline, start.code(), details, owner, origin, now);
    }

    DealFact opened() {
        return new DealFact.Opened(snapshot());
    }

    List<DealFact> move(Pipeline pipeline, String to, Moment moment) {
        requireOpen();
        String target = pipeline.stage(to).code();
        if (target.equals(stage)) {
            return List.of();
        }
        String from = leaveFor(target, moment);
        return List.of(new DealFact.StageChanged(snapshot(), from, target, moment.at()));
    }

    List<DealFact> win(Moment moment) {
        requireOpen();
        if (amount == null) {
            throw Problem.of(DealError.AMOUNT_REQUIRED, "Set the amount that was agreed, then win the deal");
        }
        String from = leaveFor(Pipeline.WON, moment);
        closedAt = moment.at();
        return List.of(new DealFact.Won(snapshot(), from, moment.at()));
    }

    List<DealFact> lose(String reason, Moment moment) {
        requireOpen();
        if (reason.isBlank()) {
            throw Problem.of(DealError.REASON_REQUIRED, "Name the code of the reason");
        }
        String from = leaveFor(Pipeline.LOST, moment);
        closedAt = moment.at();
        lostReason = reason;
        return List.of(new DealFact.Lost(snapshot(), from, moment.at(), reason));
    }

    /** @param changed names of the fields in which the details differ from {@link #details()} */
    List<DealFact> revise(DealDetails details, List<String> changed, Instant now) {
        if (changed.isEmpty()) {
            return List.of();
        }
        if (!CHANGEABLE_WHEN_CLOSED.containsAll(changed)) {
            requireOpen();
        }
        if (changed.contains("openedAt")) {
            reopenAt(details.openedAt(), now);
        }
        take(details, now);
        return List.of(new DealFact.Revised(snapshot(), changed));
    }

    List<DealFact> reassign(Ownership to, Instant now) {
        if (to.equals(ownership())) {
            return List.of();
        }
        UUID from = ownerId;
        ownerId = to.ownerId();
        team = to.team();
        updatedAt = now;
        return List.of(new DealFact.Reassigned(snapshot(), from));
    }

    /** The stages left since the deal was loaded, once. */
    List<StageVisit> takeVisits() {
        List<StageVisit> taken = List.copyOf(visits);
        visits.clear();
        return taken;
    }

    private String leaveFor(String to, Moment moment) {
        Instant entered = stageEnteredAt == null ? openedAt : stageEnteredAt;
        if (entered != null && moment.at().isBefore(entered)) {
            throw Problem.of(
                    DealError.TIME_IMPOSSIBLE, moment.at() + " lies before " + entered + ", when the stage began");
        }
        String from = stage;
        visits.add(new StageVisit(id, from, stageEnteredAt, moment.at()));
        stage = to;
        stageEnteredAt = moment.at();
        updatedAt = moment.recordedAt();
        return from;
    }

    /** The opening is corrected; a deal still in its first stage has been there since then. */
    private void reopenAt(@Nullable Instant at, Instant now) {
        Moment.requirePast(at, now);
        if (Objects.equals(stageEnteredAt, openedAt)) {
            stageEnteredAt = at;
        } else if (at != null && stageEnteredAt != null && at.isAfter(stageEnteredAt)) {
            throw Problem.of(DealError.TIME_IMPOSSIBLE, "The deal was in a later stage already on " + stageEnteredAt);
        }
    }

    private void take(DealDetails details, Instant now) {
        if (details.amount() != null && details.amount().belowZero()) {
            throw Problem.invalid("/amount", "negative", "must not be negative");
        }
        title = details.title();
        amount = details.amount();
        productId = details.productId();
        organisationId = details.organisationId();
        personId = details.personId();
        openedAt = details.openedAt();
        nextStep = details.nextStep();
        nextStepOn = details.nextStepOn();
        updatedAt = now;
    }

    private void requireOpen() {
        if (isClosed()) {
            throw Problem.of(DealError.DEAL_CLOSED, "The deal was " + stage + " on " + closedAt);
        }
    }

    boolean isClosed() {
        return closedAt != null;
    }

    private DealSnapshot snapshot() {
        return new DealSnapshot(
                pipelineId, stage, productId, organisationId, personId, ownerId, team, source, amount, openedAt);
    }

    DealDetails details() {
        return new DealDetails(title, amount, productId, organisationId, personId, openedAt, nextStep, nextStepOn);
    }

    Ownership ownership() {
        return new Ownership(ownerId, team);
    }

    Origin origin() {
        return new Origin(source, externalId);
    }

    @Override
    public @Nullable UUID ownerId() {
        return ownerId;
    }

    @Override
    public @Nullable String team() {
        return team;
    }

    DealFact shared(Grant grant) {
        return new DealFact.Shared(snapshot(), grant);
    }

    DealFact unshared(Withdrawal withdrawal) {
        return new DealFact.Unshared(snapshot(), withdrawal);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void advanceTo(long next) {
        version = next;
    }

    String title() {
        return title;
    }

    UUID pipelineId() {
        return pipelineId;
    }

    String stage() {
        return stage;
    }

    @Nullable
    Instant stageEnteredAt() {
        return stageEnteredAt;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    @Nullable
    String lostReason() {
        return lostReason;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
