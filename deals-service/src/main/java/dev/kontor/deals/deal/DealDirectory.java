package dev.kontor.deals.deal;

import dev.kontor.deals.deal.DealSheet.Fault;
import dev.kontor.deals.pipeline.Pipeline;
import dev.kontor.deals.pipeline.Pipelines;
import dev.kontor.deals.product.Product;
import dev.kontor.deals.product.Products;
import dev.kontor.deals.reference.Kind;
import dev.kontor.deals.reference.Reference;
import dev.kontor.deals.reference.References;
import dev.kontor.deals.reference.Resolved;
import dev.kontor.platform.imports.ImportRow;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that the rows of a block name, looked up by one query for each kind. */
record DealDirectory(
        List<Pipeline> pipelines,
        List<Product> products,
        Resolved organisations,
        Resolved people,
        Resolved staff,
        Map<String, Deal> deals) {
    static Uni<DealDirectory> of(
            List<ImportRow> rows, Deals deals, Pipelines pipelines, Products products, References references) {
        Set<String> productNames = cells(rows, DealSheet.PRODUCT).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return pipelines
                .listAll(Sort.by("id"))
                .chain(all -> products.named(productNames)
                        .chain(sold -> references
                                .named(Kind.ORGANISATION, cells(rows, DealSheet.ORGANISATION))
                                .chain(organisations -> references
                                        .named(Kind.PERSON, cells(rows, DealSheet.PERSON))
                                        .chain(people -> references
                                                .named(Kind.STAFF, cells(rows, DealSheet.OWNER))
                                                .chain(staff -> deals.lockImported(cells(rows, DealSheet.EXTERNAL_ID))
                                                        .map(known -> new DealDirectory(
                                                                all,
                                                                sold,
                                                                organisations,
                                                                people,
                                                                staff,
                                                                byId(known))))))));
    }

    /** The pipeline of a row: the named one, else that of the known deal, else the company's first. */
    Pipeline pipeline(@Nullable String name, String externalId) {
        Deal known = deals.get(externalId);
        if (known == null) {
            return named(name);
        }
        Pipeline present = pipelines.stream()
                .filter(p -> p.id().equals(known.pipelineId()))
                .findFirst()
                .orElseThrow();
        if (name != null && !named(name).id().equals(present.id())) {
            throw new Fault(DealSheet.PIPELINE, "pipeline-fixed", "The deal is in pipeline " + present.code());
        }
        return present;
    }

    private Pipeline named(@Nullable String name) {
        return pipelines.stream()
                .filter(p -> name == null
                        || p.code().equalsIgnoreCase(name)
                        || p.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> unknown(DealSheet.PIPELINE, String.valueOf(name)));
    }

    @Nullable
    UUID product(@Nullable String name) {
        if (name == null) {
            return null;
        }
        List<Product> named = products.stream()
                .filter(p -> p.code().equalsIgnoreCase(name) || p.name().equalsIgnoreCase(name))
                .toList();
        return only(named, DealSheet.PRODUCT, name).id();
    }

    @Nullable
    UUID organisation(@Nullable String name) {
        return name == null
                ? null
                : only(organisations.named(name), DealSheet.ORGANISATION, name).id();
    }

    @Nullable
    UUID person(@Nullable String name) {
        return name == null
                ? null
                : only(people.named(name), DealSheet.PERSON, name).id();
    }

    @Nullable
    Ownership owner(@Nullable String name) {
        if (name == null) {
            return null;
        }
        List<Reference> active =
                staff.named(name).stream().filter(Reference::active).toList();
        Reference owner = only(active, DealSheet.OWNER, name);
        return new Ownership(owner.id(), owner.team());
    }

    private static <T> T only(List<T> named, String column, String name) {
        if (named.isEmpty()) {
            throw unknown(column, name);
        }
        if (named.size() > 1) {
            throw new Fault(column, "ambiguous", "There are several of the name " + name);
        }
        return named.get(0);
    }

    private static Fault unknown(String column, String name) {
        return new Fault(column, "unknown-" + column, "There is no " + column + " " + name);
    }

    private static Set<String> cells(List<ImportRow> rows, String column) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Map<String, Deal> byId(List<Deal> known) {
        Map<String, Deal> byId = new HashMap<>();
        known.forEach(deal -> byId.put(String.valueOf(deal.origin().externalId()), deal));
        return byId;
    }
}
