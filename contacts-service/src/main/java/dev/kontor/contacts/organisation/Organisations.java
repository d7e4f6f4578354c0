package dev.kontor.contacts.organisation;

import dev.kontor.contacts.contactpoint.ExternalId;
import dev.kontor.contacts.search.WordSearch;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.access.OwnedRecords;
import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All organisations. What the caller may not see is not there. */
@ApplicationScoped
public class Organisations implements PanacheRepositoryBase<Organisation, UUID>, OwnedRecords {
    private static final int MAX_CANDIDATES = 10;
    static final Listing<Organisation> LISTING = Listing.of(Organisation.class)
            .filterable(Kind.TEXT, "taxId", "industry", "country", "website", "team")
            .filterable(Kind.NUMBER, "yearFounded", "employees")
            .filterable(Kind.UUID, "ownerId", "parentId")
            .filterableAt(Kind.TEXT_LIST, "phones", "numbers")
            .filterableAt(Kind.TEXT_LIST, "emails", "addresses")
            .filterableAt(Kind.TEXT_LIST, "externalIds", "externalKeys")
            .sortable(Kind.TEXT, "name", Organisation::name)
            .sortable(Kind.INSTANT, "createdAt", Organisation::createdAt)
            .sortable(Kind.INSTANT, "updatedAt", Organisation::updatedAt);

    private final Caller caller;
    private final WordSearch words;

    Organisations(Caller caller, WordSearch words) {
        this.caller = caller;
        this.words = words;
    }

    Uni<Organisation> get(UUID id) {
        return findById(id).chain(found -> caller.visible(found, "organisation", id));
    }

    /** For a change: the row stays locked until the transaction ends. */
    Uni<Organisation> lock(UUID id, Change change) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .chain(found -> caller.changing(found, "organisation", id, change));
    }

    Uni<Page<Organisation>> list(ListQuery query, @Nullable String search) {
        return LISTING.page(query, caller.scope("organisation", Action.READ), words.matching(search));
    }

    /**
     * For a reference to an organisation in a request.
     *
     * @param pointer where the request has it; null is no reference and is fine
     */
    public Uni<Void> requireVisible(@Nullable UUID id, String pointer) {
        if (id == null) {
            return Uni.createFrom().voidItem();
        }
        return get(id).onFailure(Problem.class)
                .transform(e -> Problem.invalid(pointer, "unknown-organisation", "is no organisation"))
                .replaceWithVoid();
    }

    /** Organisations that have one of the texts as name, whatever the case, or as a file's id. */
    Uni<List<Organisation>> named(Collection<String> texts) {
        if (texts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        String[] keys = texts.stream()
                .map(text -> new ExternalId(OrganisationRow.SYSTEM, text).key())
                .toArray(String[]::new);
        List<String> names = texts.stream().map(OrganisationNames::lower).toList();
        return list("lower(name) in ?1 or array_intersects(externalKeys, ?2)", names, keys);
    }

    /** The organisations that any of these may mean. */
    Uni<OrganisationIndex> recognise(List<String> texts, List<String> taxIds) {
        String[] keys = texts.stream()
                .map(text -> new ExternalId(OrganisationRow.SYSTEM, text).key())
                .toArray(String[]::new);
        List<String> names = texts.stream().map(OrganisationNames::lower).toList();
        return find("lower(name) in ?1 or array_intersects(externalKeys, ?2) or taxId in ?3", names, keys, taxIds)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .map(OrganisationIndex::new);
    }

    /** Organisations with this tax id, whoever owns them. */
    Uni<List<Organisation>> withTaxId(@Nullable String taxId) {
        return taxId == null
                ? Uni.createFrom().item(List.of())
                : find("taxId", taxId).page(0, MAX_CANDIDATES).list();
    }

    @Override
    public String entity() {
        return "organisation";
    }

    @Override
    public Uni<Organisation> record(UUID id) {
        return findById(id);
    }
}
