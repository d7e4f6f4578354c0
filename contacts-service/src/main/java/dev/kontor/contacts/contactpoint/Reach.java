package dev.kontor.contacts.contactpoint;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every way to reach somebody and every name others have for them, as one value beside the record. */
public record Reach(List<Phone> phones, List<Email> emails, List<ExternalId> externalIds) {
    /** E.164, for exact search and the duplicate check. */
    public String[] numbers() {
        return phones.stream().map(Phone::e164).distinct().toArray(String[]::new);
    }

    /** Lower-case addresses, for exact search and the duplicate check. */
    public String[] addresses() {
        return emails.stream().map(Email::normalised).toArray(String[]::new);
    }

    /** {@code system:id}. */
    public String[] externalKeys() {
        return externalIds.stream().map(ExternalId::key).toArray(String[]::new);
    }

    /** These and the told ones that are not among them; what was primary stays so. */
    public Reach overlaidWith(Reach told) {
        return new Reach(
                union(
                        phones,
                        told.phones,
                        Phone::e164,
                        p -> new Phone(p.e164(), p.extension(), p.type(), p.raw(), false)),
                union(emails, told.emails, Email::normalised, e -> new Email(e.address(), e.type(), false)),
                union(externalIds, told.externalIds, ExternalId::key, id -> id));
    }

    private static <T> List<T> union(List<T> known, List<T> told, Function<T, String> key, UnaryOperator<T> secondary) {
        Set<String> keys = known.stream().map(key).collect(Collectors.toSet());
        Stream<T> added = told.stream().filter(item -> !keys.contains(key.apply(item)));
        return Stream.concat(known.stream(), known.isEmpty() ? added : added.map(secondary))
                .toList();
    }

    /** Words by which the record is found, beside its names. */
    public Stream<String> words() {
        return Stream.concat(Stream.of(addresses()), Stream.of(numbers()));
    }

    /** The phones as a client would send them. */
    public List<PhoneInput> phoneInputs() {
        return phones.stream()
                .map(p -> new PhoneInput(p.e164(), p.extension(), p.type(), p.primary()))
                .toList();
    }

    /** The addresses as a client would send them. */
    public List<EmailInput> emailInputs() {
        return emails.stream()
                .map(e -> new EmailInput(e.address(), e.type(), e.primary()))
                .toList();
    }
}
