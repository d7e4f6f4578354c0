package dev.kontor.contacts.organisation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds organisations as files call them: by external id or by name, whatever the case. */
@ApplicationScoped
public class OrganisationNames {
    private final Organisations organisations;

    OrganisationNames(Organisations organisations) {
        this.organisations = organisations;
    }

    /** The ids of all of them at once. */
    public Uni<Found> resolve(Collection<String> texts) {
        return organisations.named(texts).map(Found::of);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** What was found. */
    public record Found(Map<String, UUID> byText) {
        private static Found of(List<Organisation> found) {
            Map<String, UUID> byText = new HashMap<>();
            for (Organisation organisation : found) {
                byText.put(lower(organisation.name()), organisation.id());
            }
            for (Organisation organisation : found) {
                organisation.profile().reach().externalIds().stream()
                        .filter(id -> id.system().equals(OrganisationRow.SYSTEM))
                        .forEach(id -> byText.put(lower(id.id()), organisation.id()));
            }
            return new Found(byText);
        }

        public @Nullable UUID id(String text) {
            return byText.get(lower(text));
        }
    }
}
