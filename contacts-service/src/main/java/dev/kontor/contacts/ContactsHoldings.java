package dev.kontor.contacts;

import dev.kontor.platform.integrity.Holding;
import dev.kontor.platform.integrity.Holdings;
import jakarta.inject.Singleton;
import java.util.List;

/** What contacts-service can prove to hold. */
@Singleton
class ContactsHoldings implements Holdings {
    @Override
    public List<Holding> all() {
        return List.of(
                Holding.base("person", "person"),
                Holding.base("organisation", "organisation"),
                Holding.copy("staff", "staff_member"));
    }
}
