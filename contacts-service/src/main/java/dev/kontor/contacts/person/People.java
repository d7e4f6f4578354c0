package dev.kontor.contacts.person;

import dev.kontor.contacts.contactpoint.Reach;
import dev.kontor.contacts.search.WordSearch;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.access.Change;
import dev.kontor.platform.access.OwnedRecords;
import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All people. What the caller may not see is not there. */
@ApplicationScoped
public class People implements PanacheRepositoryBase<Person, UUID>, OwnedRecords {
    private static final int MAX_CANDIDATES = 10;
    static final Listing<Person> LISTING = Listing.of(Person.class)
            .filterable(Kind.TEXT, "givenName", "familyName", "birthday", "language", "source", "team", "lifeCycle")
            .filterable(Kind.UUID, "ownerId", "organisationId")
            .filterableAt(Kind.TEXT_LIST, "phones", "numbers")
            .filterableAt(Kind.TEXT_LIST, "emails", "addresses")
            .filterableAt(Kind.TEXT_LIST, "externalIds", "externalKeys")
            .sortable(Kind.INSTANT, "createdAt", Person::createdAt)
            .sortable(Kind.INSTANT, "updatedAt", Person::updatedAt);

    private final Caller caller;
    private final WordSearch words;

    People(Caller caller, WordSearch words) {
        this.caller = caller;
        this.words = words;
    }

    public Uni<Person> get(UUID id) {
        return findById(id).chain(found -> caller.visible(found, "person", id));
    }

    /** For a change: the row stays locked until the transaction ends, so writers take their versions in turn. */
    Uni<Person> lock(UUID id, Change change) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .chain(found -> caller.changing(found, "person", id, change));
    }

    /** @param search words of a name, an address or a number, null for all */
    Uni<Page<Person>> list(ListQuery query, @Nullable String search) {
        return LISTING.page(query, caller.scope("person", Action.READ), words.matching(search));
    }

    /** The people whom any of these may mean, in one query. */
    Uni<PersonIndex> recognise(Stream<Reach> reaches) {
        List<Reach> all = reaches.toList();
        return find(
                        "array_intersects(numbers, ?1) or array_intersects(addresses, ?2) or array_intersects(externalKeys, ?3)",
                        merged(all, Reach::numbers),
                        merged(all, Reach::addresses),
                        merged(all, Reach::externalKeys))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .map(PersonIndex::new);
    }

    private static String[] merged(List<Reach> all, Function<Reach, String[]> values) {
        return all.stream().map(values).flatMap(Stream::of).distinct().toArray(String[]::new);
    }

    /** People who share a number or address, whoever owns them: a duplicate is one also when the caller may not see it. */
    Uni<List<Person>> sharing(Reach reach) {
        if (reach.phones().isEmpty() && reach.emails().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return find(
                        "array_intersects(numbers, ?1) or array_intersects(addresses, ?2)",
                        reach.numbers(),
                        reach.addresses())
                .page(0, MAX_CANDIDATES)
                .list();
    }

    @Override
    public String entity() {
        return "person";
    }

    @Override
    public Uni<Person> record(UUID id) {
        return findById(id);
    }
}
