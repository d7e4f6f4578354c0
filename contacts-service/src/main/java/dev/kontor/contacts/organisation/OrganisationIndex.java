package dev.kontor.contacts.organisation;

import dev.kontor.contacts.contactpoint.ExternalId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The organisations that a block of rows may mean. Rows of the same block see each other. */
final class OrganisationIndex {
    private final Map<String, Organisation> byKey = new HashMap<>();

    OrganisationIndex(List<Organisation> organisations) {
        organisations.forEach(this::add);
    }

    void add(Organisation organisation) {
        keys(organisation.profile()).forEach(key -> byKey.putIfAbsent(key, organisation));
    }

    /** External id first, then tax id, then name. */
    @Nullable
    Organisation find(OrganisationProfile profile) {
        return keys(profile)
                .map(byKey::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Organisation named(String text) {
        Organisation known = byKey.get(nameKey(text));
        return known == null ? byKey.get(new ExternalId(OrganisationRow.SYSTEM, text).key()) : known;
    }

    private static Stream<String> keys(OrganisationProfile profile) {
        return Stream.of(
                        profile.reach().externalIds().stream().map(ExternalId::key),
                        Stream.ofNullable(profile.taxId()).map(id -> "tax:" + id),
                        Stream.of(nameKey(profile.name())))
                .flatMap(keys -> keys);
    }

    private static String nameKey(String name) {
        return "name:" + OrganisationNames.lower(name);
    }
}
