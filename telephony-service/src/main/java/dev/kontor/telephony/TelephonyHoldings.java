package dev.kontor.telephony;

import dev.kontor.platform.integrity.Holding;
import dev.kontor.platform.integrity.Holdings;
import jakarta.inject.Singleton;
import java.util.List;

/** What telephony-service can prove to hold. */
@Singleton
class TelephonyHoldings implements Holdings {
    @Override
    public List<Holding> all() {
        return List.of(Holding.base("call", "call"), Holding.copy("staff", "agent"), Holding.copy("person", "party"));
    }
}
