package dev.kontor.notification.remind.birthday;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Our copy of a person who has a birthday and somebody who looks after them; written by {@link People#copy}. */
@Entity
@Immutable
@Table(name = "person_copy")
public class Person {
    @Id
    private UUID id;

    @Nullable
    private String givenName;

    @Nullable
    private String familyName;

    private short birthday;

    @Nullable
    private String language;

    private UUID ownerId;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Person() {}

    UUID id() {
        return id;
    }

    @Nullable
    String givenName() {
        return givenName;
    }

    @Nullable
    String familyName() {
        return familyName;
    }

    String fullName() {
        return Stream.of(givenName, familyName).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    Birthday birthday() {
        return Birthday.ofKey(birthday);
    }

    @Nullable
    String language() {
        return language;
    }

    UUID ownerId() {
        return ownerId;
    }
}
