package dev.kontor.deals.product;

import dev.kontor.deals.money.Money;
import dev.kontor.platform.imports.ImportContext;
import dev.kontor.platform.imports.ImportRow;
import dev.kontor.platform.imports.RowImporter;
import dev.kontor.platform.imports.RowOutcome;
import dev.kontor.platform.outbox.Outbox;
import dev.kontor.platform.patch.MergePatch;
import dev.kontor.platform.problem.Problem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Imports the catalogue. A known product, by code or name, is revised as far as the row says something else. */
@ApplicationScoped
class ImportProducts implements RowImporter {
    private static final String CODE = "code";
    private static final String NAME = "name";
    private static final String SERIES = "series";
    private static final String PRICE = "price";
    private static final String CURRENCY = "currency";
    private static final Set<String> MATCHES = Set.of("", CODE, NAME);

    private final Products products;
    private final MergePatch mergePatch;
    private final Outbox outbox;
    private final Clock clock;
    private final String companyCurrency;

    ImportProducts(
            Products products,
            MergePatch mergePatch,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "kontor.company.currency", defaultValue = "EUR") String companyCurrency) {
        this.products = products;
        this.mergePatch = mergePatch;
        this.outbox = outbox;
        this.clock = clock;
        this.companyCurrency = companyCurrency;
    }

    @Override
    public String collection() {
        return "products";
    }

    @Override
    public Set<String> fields() {
        return Set.of(CODE, NAME, SERIES, PRICE, CURRENCY);
    }

    @Override
    public Uni<List<RowOutcome>> importRows(List<ImportRow> rows, ImportContext context) {
        String matchBy = context.options().matchBy();
        if (!MATCHES.contains(matchBy)) {
            RowOutcome refused = RowOutcome.failed(matchBy, "match-by", "Products are matched by code or name");
            return Uni.createFrom().item(rows.stream().map(row -> refused).toList());
        }
        return products.lockNamed(keys(rows)).chain(found -> {
            List<Product> known = new ArrayList<>(found);
            return Multi.createFrom()
                    .iterable(rows)
                    .onItem()
                    .transformToUniAndConcatenate(row -> importRow(row, known, matchBy))
                    .collect()
                    .asList();
        });
    }

    private static Set<String> keys(List<ImportRow> rows) {
        Set<String> keys = new HashSet<>();
        for (ImportRow row : rows) {
            String name = row.get(NAME);
            String code = row.get(CODE);
            if (name != null) {
                keys.add(name.toLowerCase(Locale.ROOT));
                keys.add(Product.codeOf(name));
            }
            if (code != null) {
                keys.add(code);
            }
        }
        return keys;
    }

    private Uni<RowOutcome> importRow(ImportRow row, List<Product> known, String matchBy) {
        String name = row.get(NAME);
        if (name == null || name.length() > ProductFields.MAX_NAME) {
            return failed(NAME, "length", "must be 1 to " + ProductFields.MAX_NAME + " characters");
        }
        String code = row.values().getOrDefault(CODE, Product.codeOf(name));
        if (!code.matches(ProductFields.CODE) || code.length() > ProductFields.MAX_CODE) {
            return failed(CODE, "pattern", code + " is not in kebab case or too long");
        }
        String series = row.get(SERIES);
        if (series != null && series.length() > ProductFields.MAX_SERIES) {
            return failed(SERIES, "length", "is longer than " + ProductFields.MAX_SERIES + " characters");
        }
        List<Product> same = known.stream()
                .filter(p -> NAME.equals(matchBy)
                        ? p.name().equalsIgnoreCase(name)
                        : p.code().equals(code))
                .toList();
        if (same.size() > 1) {
            return failed(NAME, "ambiguous", "There are several products of the name " + name);
        }
        boolean taken = same.isEmpty() && known.stream().anyMatch(p -> p.code().equals(code));
        if (taken) {
            return failed(CODE, "code-taken", "Another product has the code " + code);
        }
        try {
            return same.isEmpty() ? list(row, code, name, known) : revise(row, code, name, same.get(0));
        } catch (NumberFormatException e) {
            return failed(PRICE, "number", "is no number such as 1250.00");
        } catch (Problem problem) {
            return failed(PRICE, "money", problem.detail());
        }
    }

    private Uni<RowOutcome> list(ImportRow row, String code, String name, List<Product> known) {
        String text = row.get(PRICE);
        if (text == null) {
            return failed(PRICE, "missing", "is missing");
        }
        Product product =
                Product.of(new ProductFields(code, name, row.get(SERIES), price(row, text), true), clock.instant());
        known.add(product);
        return outbox.publish(product, List.of(product.listed()))
                .chain(() -> products.persist(product))
                .replaceWith(RowOutcome.CREATED);
    }

    private Uni<RowOutcome> revise(ImportRow row, String code, String name, Product product) {
        ProductFields before = product.fields();
        String text = row.get(PRICE);
        String series = row.get(SERIES);
        ProductFields after = new ProductFields(
                row.get(CODE) == null ? before.code() : code,
                name,
                series == null ? before.series() : series,
                text == null ? before.price() : price(row, text),
                before.active());
        List<ProductFact> facts = product.revise(after, mergePatch.changed(before, after), clock.instant());
        return facts.isEmpty()
                ? Uni.createFrom().item(RowOutcome.UNCHANGED)
                : outbox.publish(product, facts).replaceWith(RowOutcome.UPDATED);
    }

    private Money price(ImportRow row, String text) {
        return new Money(new BigDecimal(text), row.values().getOrDefault(CURRENCY, companyCurrency));
    }

    private static Uni<RowOutcome> failed(@Nullable String column, String code, String message) {
        return Uni.createFrom().item(RowOutcome.failed(column, code, message));
    }
}
