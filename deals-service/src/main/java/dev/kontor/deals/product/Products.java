package dev.kontor.deals.product;

import dev.kontor.deals.DealError;
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

/** The catalogue. Everybody who sells sees all of it. */
@ApplicationScoped
public class Products implements PanacheRepositoryBase<Product, UUID> {
    static final Listing<Product> LISTING = Listing.of(Product.class)
            .filterable(Kind.TEXT, "series")
            .filterable(Kind.BOOLEAN, "active")
            .filterableAt(Kind.NUMBER, "price", "price.amount")
            .filterableAt(Kind.TEXT, "currency", "price.currency")
            .sortable(Kind.TEXT, "code", Product::code)
            .sortable(Kind.TEXT, "name", Product::name)
            .sortable(Kind.INSTANT, "createdAt", Product::createdAt)
            .sortable(Kind.INSTANT, "updatedAt", Product::updatedAt);

    Uni<Product> get(UUID id) {
        return findById(id).map(product -> found(product, id));
    }

    Uni<Product> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(product -> found(product, id));
    }

    Uni<Page<Product>> list(ListQuery query) {
        return LISTING.page(query);
    }

    /** Refuses a code that another product has. */
    Uni<Void> refuseTaken(String code, @Nullable UUID by) {
        return find("code", code)
                .firstResult()
                .invoke(other -> {
                    if (other != null && !other.id().equals(by)) {
                        throw Problem.of(DealError.CODE_TAKEN, "Product " + other.name() + " has the code " + code);
                    }
                })
                .replaceWithVoid();
    }

    /** Refuses a reference to no product; null refers to none. */
    public Uni<Void> refuseUnknown(@Nullable UUID id) {
        if (id == null) {
            return Uni.createFrom().voidItem();
        }
        return findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.of(DealError.REFERENCE_UNKNOWN, "There is no product " + id))
                .replaceWithVoid();
    }

    /** Products with one of the codes or, in any case of letters, names. Both in lower case. */
    public Uni<List<Product>> named(Collection<String> codesOrNames) {
        return find("code in ?1 or lower(name) in ?1", codesOrNames).list();
    }

    /** The same, locked in the order of their ids so that two imports cannot wait for each other. */
    Uni<List<Product>> lockNamed(Collection<String> codesOrNames) {
        return find("code in ?1 or lower(name) in ?1 order by id", codesOrNames)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    private static Product found(@Nullable Product product, UUID id) {
        if (product == null) {
            throw Problem.notFound("product", id);
        }
        return product;
    }
}
