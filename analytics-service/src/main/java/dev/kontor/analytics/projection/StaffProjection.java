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

/** Which team a member of staff is in: calls and meetings name a person only, and rows are shown by team. */
@ApplicationScoped
class StaffProjection implements Projection {
    private static final Register TEAM = Register.of("version", "team text");
    private static final MergeTable STAFF = new MergeTable("staff", List.of("id uuid"), List.of(), TEAM);

    private final FactReader reader;

    StaffProjection(FactReader reader) {
        this.reader = reader;
    }

    /** What is read of a member's facts. */
    private record StaffFact(@Nullable String team) {}

    @Override
    public Set<String> aggregates() {
        return Set.of("kontor.activity.staff");
    }

    @Override
    public Fold fold() {
        return Fold.into(STAFF.rows(), this::take);
    }

    private void take(MergeTable.Rows staff, IncomingFact event) {
        switch (event.type()) {
            case "kontor.activity.staff.joined.v1" ->
                staff.at(event.subject())
                        .set(
                                TEAM,
                                event.version(),
                                reader.read(event, StaffFact.class).team());
            case "kontor.activity.staff.revised.v1" -> {
                String team = reader.read(event, StaffFact.class).team();
                if (team != null) {
                    staff.at(event.subject()).set(TEAM, event.version(), team);
                }
            }
            default -> {}
        }
    }
}
