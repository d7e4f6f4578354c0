package dev.kontor.activity.staff;

import dev.kontor.activity.staff.StaffBlock.Draft;
import dev.kontor.platform.imports.ImportContext;
import dev.kontor.platform.imports.ImportRow;
import dev.kontor.platform.imports.RowImporter;
import dev.kontor.platform.imports.RowOutcome;
import dev.kontor.platform.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Imports staff: enriches members whom Keycloak knows, adds those it does not. */
@ApplicationScoped
class StaffImporter implements RowImporter {

    private final StaffMembers members;
    private final KeycloakAdmin keycloak;
    private final Outbox outbox;
    private final Clock clock;

    StaffImporter(StaffMembers members, KeycloakAdmin keycloak, Outbox outbox, Clock clock) {
        this.members = members;
        this.keycloak = keycloak;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String collection() {
        return "staff";
    }

    @Override
    public Set<String> fields() {
        return StaffRow.FIELDS;
    }

    @Override
    public Uni<List<RowOutcome>> importRows(List<ImportRow> importRows, ImportContext context) {
        List<StaffRow> rows = importRows.stream().map(StaffRow::read).toList();
        return members.takeTurn()
                .chain(this::requireDirectory)
                .chain(() -> known(rows))
                .chain(known -> {
                    StaffBlock block = new StaffBlock(known, context.options().matchBy());
                    List<RowOutcome> outcomes = block.take(rows);
                    return save(block.drafts()).replaceWith(outcomes);
                });
    }

    /** Before Keycloak was read once, a row would add somebody whom Keycloak knows under another id: the job waits for the sync. */
    private Uni<Void> requireDirectory() {
        if (!keycloak.isConfigured()) {
            return Uni.createFrom().voidItem();
        }
        return members.idsFromDirectory()
                .invoke(ids -> {
                    if (ids.isEmpty()) {
                        throw new IllegalStateException("Keycloak has not been read yet");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<List<StaffMember>> known(List<StaffRow> rows) {
        Set<String> usernames = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (StaffRow row : rows) {
            add(usernames, row.username());
            add(usernames, StaffRow.lower(row.manager()));
            add(names, row.name());
            add(names, row.manager());
        }
        Set<String> emails = rows.stream()
                .map(row -> StaffRow.lower(row.email()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return members.lockNamed(usernames, emails, names);
    }

    private Uni<Void> save(List<Draft> drafts) {
        return Multi.createFrom()
                .iterable(drafts)
                .onItem()
                .transformToUniAndConcatenate(this::save)
                .collect()
                .last();
    }

    private Uni<Void> save(Draft draft) {
        StaffMember known = draft.member();
        if (known != null) {
            List<StaffFact> facts = known.revise(draft.profile(), clock.instant());
            return outbox.publish(known, facts, () -> StaffView.from(known));
        }
        StaffMember member = StaffMember.join(draft.id(), draft.profile(), clock.instant());
        return outbox.publish(member, member.joined(), () -> StaffView.from(member))
                .chain(() -> members.persist(member))
                .replaceWithVoid();
    }

    private static void add(Set<String> texts, @Nullable String text) {
        if (text != null) {
            texts.add(text);
        }
    }
}
