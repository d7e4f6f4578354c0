package dev.kontor.contacts.person;

import dev.kontor.contacts.contactpoint.ContactPoints;
import dev.kontor.contacts.contactpoint.Reach;
import dev.kontor.contacts.organisation.OrganisationNames;
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
import dev.kontor.platform.outbox.OutboxBatch;
import dev.kontor.platform.patch.MergePatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Imports people. A row is recognised by external id, else by a shared e-mail or number; recognised people take over what the row
 * tells and keep the rest. A block costs three look-ups, however many rows it has.
 */
@ApplicationScoped
class ImportPeople implements RowImporter {
    private final People people;
    private final OrganisationNames organisations;
    private final StaffDirectory staff;
    private final ContactPoints points;
    private final MergePatch mergePatch;
    private final Validator validator;
    private final Outbox outbox;
    private final Clock clock;

    ImportPeople(
            People people,
            OrganisationNames organisations,
            StaffDirectory staff,
            ContactPoints points,
            MergePatch mergePatch,
            Validator validator,
            Outbox outbox,
            Clock clock) {
        this.people = people;
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
        return "people";
    }

    @Override
    public Set<String> fields() {
        return PersonRow.FIELDS;
    }

    @Override
    public Uni<List<RowOutcome>> importRows(List<ImportRow> rows, ImportContext context) {
        return organisations
                .resolve(texts(rows, "organisation"))
                .chain(known -> staff.named(texts(rows, "owner")).chain(owners -> {
                    List<Object> read = rows.stream()
                            .<Object>map(row -> read(row, known, StaffByName.of(owners)))
                            .toList();
                    return people.recognise(reaches(read))
                            .chain(index -> outbox.batch().chain(batch -> apply(read, index, context, batch)));
                }));
    }

    /** A profile ready to be written, or the fault that the row has. */
    private Object read(ImportRow row, OrganisationNames.Found known, StaffByName owners) {
        UUID organisationId = null;
        String organisation = row.get("organisation");
        if (organisation != null) {
            organisationId = known.id(organisation);
            if (organisationId == null) {
                return RowOutcome.failed(
                        "organisation", "unknown-organisation", "There is no organisation " + organisation);
            }
        }
        StaffMember owner = owners.find(row.get("owner"));
        if (owner == null && row.get("owner") != null) {
            return RowOutcome.failed("owner", "unknown-staff", "There is no member of staff " + row.get("owner"));
        }
        PersonDetails details = PersonRow.details(row, organisationId);
        return RowFault.check(
                () -> new Candidate(PersonProfile.from(details, points), owner), validator, details, PersonRow::column);
    }

    private Uni<List<RowOutcome>> apply(
            List<Object> read, PersonIndex index, ImportContext context, OutboxBatch messages) {
        List<RowOutcome> outcomes = new ArrayList<>(read.size());
        BlockWrites writes = new BlockWrites(messages);
        for (Object item : read) {
            if (item instanceof Candidate candidate) {
                Person existing = index.find(candidate.profile().reach());
                if (existing == null) {
                    Person added = register(candidate, context);
                    index.add(added);
                    outcomes.add(RowOutcome.CREATED);
                    writes.add(added, added.registered(), () -> PersonView.from(added));
                } else {
                    List<PersonFact> facts = update(existing, candidate.profile());
                    outcomes.add(facts.isEmpty() ? RowOutcome.UNCHANGED : RowOutcome.UPDATED);
                    writes.change(existing, facts, () -> PersonView.from(existing));
                }
            } else {
                outcomes.add((RowOutcome) item);
            }
        }
        return writes.run().replaceWith(outcomes);
    }

    private Person register(Candidate candidate, ImportContext context) {
        Ownership ownership = Ownership.of(candidate.owner(), context);
        return Person.register(Ids.next(), candidate.profile(), ownership.ownerId(), ownership.team(), clock.instant());
    }

    private List<PersonFact> update(Person existing, PersonProfile told) {
        PersonProfile before = existing.profile();
        PersonProfile after = before.overlaidWith(told);
        return existing.revise(after, mergePatch.changed(before.details(), after.details()), clock.instant());
    }

    private static List<String> texts(List<ImportRow> rows, String field) {
        return rows.stream()
                .map(row -> row.get(field))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Stream<Reach> reaches(List<Object> read) {
        return read.stream()
                .filter(Candidate.class::isInstance)
                .map(item -> ((Candidate) item).profile().reach());
    }

    private record Candidate(
            PersonProfile profile, @Nullable StaffMember owner) {}
}
