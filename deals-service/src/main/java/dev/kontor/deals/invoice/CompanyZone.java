package dev.kontor.deals.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the company keeps its books: its zone decides which day and year it is on an invoice. */
@ApplicationScoped
class CompanyZone {
    private final ZoneId zone;

    CompanyZone(@ConfigProperty(name = "kontor.company.zone", defaultValue = "Europe/Riga") ZoneId zone) {
        this.zone = zone;
    }

    LocalDate dayOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }
}
