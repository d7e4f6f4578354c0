package dev.kontor.contacts.contactpoint;

import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.PlatformError;
import dev.kontor.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns what clients send into phones and e-mails: normalised, without repetition, exactly one of each kind primary. */
@ApplicationScoped
public class ContactPoints {
    private final PhoneNumbers numbers;

    ContactPoints(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /** Everything at once, as a request has it. */
    public Reach reach(
            @Nullable List<PhoneInput> phones,
            @Nullable List<EmailInput> emails,
            @Nullable List<ExternalId> externalIds) {
        return new Reach(phones(phones), emails(emails), Objects.requireNonNullElse(externalIds, List.of()));
    }

    /** Refuses numbers that cannot exist, naming each by its pointer. */
    private List<Phone> phones(@Nullable List<PhoneInput> inputs) {
        List<Phone> phones = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        List<PhoneInput> given = Objects.requireNonNullElse(inputs, List.of());
        boolean noneMarked = given.stream().noneMatch(p -> Boolean.TRUE.equals(p.primary()));
        for (int i = 0; i < given.size(); i++) {
            PhoneInput input = given.get(i);
            boolean primary = noneMarked ? phones.isEmpty() : Boolean.TRUE.equals(input.primary());
            String type = Objects.requireNonNullElse(input.type(), "mobile");
            Phone phone = numbers.parse(input.number(), input.extension(), type, primary)
                    .orElse(null);
            if (phone == null) {
                errors.add(new FieldError("/phones/" + i + "/number", "phone-number", "is no telephone number"));
            } else if (phones.stream()
                    .noneMatch(
                            p -> p.e164().equals(phone.e164()) && Objects.equals(p.extension(), phone.extension()))) {
                phones.add(phone);
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.of(PlatformError.VALIDATION_FAILED, "A telephone number is not valid", errors);
        }
        return phones;
    }

    private List<Email> emails(@Nullable List<EmailInput> inputs) {
        List<Email> emails = new ArrayList<>();
        List<EmailInput> given = Objects.requireNonNullElse(inputs, List.of());
        boolean noneMarked = given.stream().noneMatch(e -> Boolean.TRUE.equals(e.primary()));
        for (EmailInput input : given) {
            boolean primary = noneMarked ? emails.isEmpty() : Boolean.TRUE.equals(input.primary());
            Email email = new Email(input.address().strip(), Objects.requireNonNullElse(input.type(), "work"), primary);
            if (emails.stream().noneMatch(e -> e.normalised().equals(email.normalised()))) {
                emails.add(email);
            }
        }
        return emails;
    }
}
