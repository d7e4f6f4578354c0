package dev.kontor.analytics;

import dev.kontor.platform.integrity.Holding;
import dev.kontor.platform.integrity.Holdings;
import jakarta.inject.Singleton;
import java.util.List;

/** What analytics-service can prove to hold; its projections keep no versions of the whole record. */
@Singleton
class AnalyticsHoldings implements Holdings {
    @Override
    public List<Holding> all() {
        return List.of(
                Holding.base("sla-timer", "sla_timer"),
                Holding.projection("deal", "deal"),
                Holding.projection("pipeline", "pipeline"),
                Holding.projection("product", "product"),
                Holding.projection("invoice", "invoice"),
                Holding.projection("call", "phone_call"),
                Holding.projection("task", "task"),
                Holding.projection("meeting", "meeting"),
                Holding.projection("staff", "staff"),
                Holding.projection("person", "party").where("kind = 'person' and removed_at is null"),
                Holding.projection("organisation", "party").where("kind = 'organisation' and removed_at is null"));
    }
}
