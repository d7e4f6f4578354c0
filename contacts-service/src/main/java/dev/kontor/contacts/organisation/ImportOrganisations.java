package dev.kontor.contacts.organisation;

import dev.kontor.contacts.contactpoint.ContactPoints;
import dev.kontor.contacts.rowimport.BlockWrites;
import dev.kontor.contacts.rowimport.Ownership;
import dev.kontor.contacts.rowimport.RowFault;
import dev.kontor.contacts.staff.StaffByName;
import dev.kontor.contacts.staff.StaffDirectory;
import dev.kontor.contacts.staff.StaffMember;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.imports.ImportContext;
import dev.kontor.platform.imports.ImportRow;
import dev.kontor.platform.imports.RowImporter;
import dev.kontor.platform.imports.RowOutcome;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.MergePatch;
import dev.kontor.platform.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Imports organisations. A row is recognised by external id, else tax id, else name. A parent that the file names before its own row
 * is registered by name alone; its row, when it comes, completes it.
 */
@ApplicationScoped
class ImportOrganisations implements RowImporter {
    private final Organisations organisations;
    private final StaffDirectory staff;
    private final ContactPoints points;
    private final MergePatch mergePatch;
    private final Validator validator;
    private final Outbox outbox;
    private final Clock clock;

    ImportOrganisations(
            Organisations organisations,
            StaffDirectory staff,
            ContactPoints points,
            MergePatch mergePatch,
            Validator validator,
            Outbox outbox,
            Clock clock) {
        this.organisations = organisations;
        this.staff = staff;
        this.points = points;
        this.mergePatch = mergePatch;
        this.validator = validator;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String collection() {
        return "organisations";
    }

    @Override
    public Set<String> fields() {
        return OrganisationRow.FIELDS;
    }

    @Override
    public Uni<List<RowOutcome>> importRows(List<ImportRow> rows, ImportContext context) {
        List<String> texts = Stream.of("name", "externalId", "parent")
                .flatMap(field -> rows.stream().map(row -> row.get(field)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<String> taxIds = rows.stream()
                .map(row -> row.get("taxId"))
                .filter(Objects::nonNull)
                .toList();
        List<String> owners = rows.stream()
                .map(row -> row.get("owner"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return organisations
                .recognise(texts, taxIds)
                .chain(index -> staff.named(owners)
                        .chain(found -> outbox.batch()
                                .chain(batch ->
                                        apply(rows, index, StaffByName.of(found), context, new BlockWrites(batch)))));
    }

    private Uni<List<RowOutcome>> apply(
            List<ImportRow> rows,
            OrganisationIndex index,
            StaffByName owners,
            ImportContext context,
            BlockWrites writes) {
        List<RowOutcome> outcomes = new ArrayList<>(rows.size());
        for (ImportRow row : rows) {
            StaffMember owner = owners.find(row.get("owner"));
            if (owner == null && row.get("owner") != null) {
                outcomes.add(
                        RowOutcome.failed("owner", "unknown-staff", "There is no member of staff " + row.get("owner")));
                continue;
            }
            Object read = read(row);
            if (read instanceof OrganisationProfile profile) {
                Ownership ownership = Ownership.of(owner, context);
                OrganisationProfile whole = profile.withParent(parent(row, index, ownership, writes));
                outcomes.add(write(whole, index, ownership, writes));
            } else {
                outcomes.add((RowOutcome) read);
            }
        }
        return writes.run().replaceWith(outcomes);
    }

    private Object read(ImportRow row) {
        OrganisationDetails details;
        try {
            details = OrganisationRow.details(row, null);
        } catch (Problem problem) {
            return RowFault.failed(problem, OrganisationRow::column);
        }
        return RowFault.check(
                () -> OrganisationProfile.from(details, points), validator, details, OrganisationRow::column);
    }

    private @Nullable Organisation parent(
            ImportRow row, OrganisationIndex index, Ownership ownership, BlockWrites writes) {
        String name = row.get("parent");
        if (name == null) {
            return null;
        }
        Organisation known = index.named(name);
        return known == null ? register(OrganisationProfile.named(name), index, ownership, writes) : known;
    }

    private RowOutcome write(
            OrganisationProfile profile, OrganisationIndex index, Ownership ownership, BlockWrites writes) {
        Organisation existing = index.find(profile);
        if (existing == null) {
            register(profile, index, ownership, writes);
            return RowOutcome.CREATED;
        }
        OrganisationProfile before = existing.profile();
        OrganisationProfile after = before.overlaidWith(profile);
        List<OrganisationFact> facts =
                existing.revise(after, mergePatch.changed(before.details(), after.details()), clock.instant());
        writes.change(existing, facts, () -> OrganisationView.from(existing));
        return facts.isEmpty() ? RowOutcome.UNCHANGED : RowOutcome.UPDATED;
    }

    private Organisation register(
            OrganisationProfile profile, OrganisationIndex index, Ownership ownership, BlockWrites writes) {
        Organisation added =
                Organisation.register(Ids.next(), profile, ownership.ownerId(), ownership.team(), clock.instant());
        index.add(added);
        writes.add(added, added.registered(), () -> OrganisationView.from(added));
        return added;
    }
}
