package dev.kontor.deals.product;

import dev.kontor.deals.money.Money;
import dev.kontor.platform.id.Ids;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.problem.Problem;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Something that is sold. Delisting keeps it, for deals refer to it; it can be listed again. */
@Entity
@Table(name = "product")
public class Product implements Aggregate {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

    @Id
    private UUID id;

    private long version;
    private String code;
    private String name;

    private @Nullable String series;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "price"))
    private Money price;

    private boolean active;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Product() {}

    private Product(ProductFields fields, Instant now) {
        this.id = Ids.next();
        this.createdAt = now;
        take(fields, now);
    }

    static Product of(ProductFields fields, Instant now) {
        return new Product(fields, now);
    }

    ProductFact listed() {
        return new ProductFact.Listed(code, name, series, price);
    }

    /** Facts for what differs: delisted or listed again, and revised for the rest; none when nothing differs. */
    List<ProductFact> revise(ProductFields fields, List<String> changed, Instant now) {
        if (changed.isEmpty()) {
            return List.of();
        }
        boolean wasActive = active;
        take(fields, now);
        List<ProductFact> facts = new ArrayList<>();
        List<String> rest =
                changed.stream().filter(field -> !"active".equals(field)).toList();
        if (!rest.isEmpty()) {
            facts.add(new ProductFact.Revised(code, name, series, price, rest));
        }
        if (wasActive != active) {
            facts.add(active ? listed() : new ProductFact.Delisted());
        }
        return facts;
    }

    List<ProductFact> delist(Instant now) {
        if (!active) {
            return List.of();
        }
        active = false;
        updatedAt = now;
        return List.of(new ProductFact.Delisted());
    }

    /** {@code GTX Plus Pro} → {@code gtx-plus-pro}. */
    static String codeOf(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        String kebab = OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        String trimmed = kebab.replaceAll("^-|-$", "");
        return trimmed.length() > ProductFields.MAX_CODE
                ? trimmed.substring(0, ProductFields.MAX_CODE).replaceAll("-$", "")
                : trimmed;
    }

    private void take(ProductFields fields, Instant now) {
        if (fields.price().belowZero()) {
            throw Problem.invalid("/price", "negative", "must not be negative");
        }
        code = fields.code();
        name = fields.name();
        series = fields.series();
        price = fields.price();
        active = fields.active();
        updatedAt = now;
    }

    ProductFields fields() {
        return new ProductFields(code, name, series, price, active);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void advanceTo(long next) {
        version = next;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
