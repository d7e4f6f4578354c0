package dev.kontor.deals.reference.consumed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What deals need of {@code kontor.contacts.organisation.state}. */
public record OrganisationState(String name, @Nullable List<ExternalId> externalIds) {
    /** By what a file may name the organisation. */
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(name));
        if (externalIds != null) {
            externalIds.forEach(external -> names.add(external.id()));
        }
        return names;
    }
}
