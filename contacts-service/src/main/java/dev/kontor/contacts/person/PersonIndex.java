package dev.kontor.contacts.person;

import dev.kontor.contacts.contactpoint.Email;
import dev.kontor.contacts.contactpoint.ExternalId;
import dev.kontor.contacts.contactpoint.Phone;
import dev.kontor.contacts.contactpoint.Reach;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people that a block of rows may mean, by everything they are recognised by. Rows of the same block see each other. */
final class PersonIndex {
    private final Map<String, Person> byKey = new HashMap<>();

    PersonIndex(List<Person> people) {
        people.forEach(this::add);
    }

    void add(Person person) {
        keys(person.profile().reach()).forEach(key -> byKey.putIfAbsent(key, person));
    }

    /** External id first, then e-mail, then number. */
    @Nullable
    Person find(Reach reach) {
        return keys(reach).map(byKey::get).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static Stream<String> keys(Reach reach) {
        return Stream.of(
                        reach.externalIds().stream().map(ExternalId::key),
                        reach.emails().stream().map(Email::normalised),
                        reach.phones().stream().map(Phone::e164))
                .flatMap(keys -> keys);
    }
}
