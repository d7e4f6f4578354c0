package dev.kontor.deals.product;

import dev.kontor.deals.money.Money;
import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a product. */
@Topic("kontor.deals.product")
public sealed interface ProductFact extends Fact {
    /** It can be sold, for the first time or again. */
    record Listed(String code, String name, @Nullable String series, Money price) implements ProductFact {}

    /**
     * What is said of it has changed.
     *
     * @param changed names of the fields that differ from before
     */
    record Revised(String code, String name, @Nullable String series, Money price, List<String> changed)
            implements ProductFact {}

    record Delisted() implements ProductFact {}
}
