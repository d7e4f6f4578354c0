package dev.kontor.deals.deal;

import dev.kontor.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stage that a deal has left, written once when it leaves; where it stands now is in the deal. */
@Entity
@Table(name = "deal_stage_visit")
@SuppressWarnings("UnusedVariable") // id and dealId are read by queries
public class StageVisit {
    @Id
    private UUID id;

    private UUID dealId;
    private String stage;

    private @Nullable Instant enteredAt;
    private Instant leftAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected StageVisit() {}

    StageVisit(UUID dealId, String stage, @Nullable Instant enteredAt, Instant leftAt) {
        this.id = Ids.next();
        this.dealId = dealId;
        this.stage = stage;
        this.enteredAt = enteredAt;
        this.leftAt = leftAt;
    }

    String stage() {
        return stage;
    }

    @Nullable
    Instant enteredAt() {
        return enteredAt;
    }

    Instant leftAt() {
        return leftAt;
    }
}
