package dev.kontor.contacts.contactpoint;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The one normaliser of telephone numbers (libphonenumber). */
@ApplicationScoped
public class PhoneNumbers {
    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final String defaultRegion;

    PhoneNumbers(@ConfigProperty(name = "kontor.phone.default-region") String defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    /** The number in E.164, empty when it can be no number of any country. */
    public Optional<Phone> parse(String raw, @Nullable String extension, String type, boolean primary) {
        try {
            PhoneNumber number = library.parse(raw, defaultRegion);
            if (!library.isPossibleNumber(number)) {
                return Optional.empty();
            }
            String own = number.hasExtension() ? number.getExtension() : extension;
            return Optional.of(new Phone(library.format(number, PhoneNumberFormat.E164), own, type, raw, primary));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The E.164 form of a text that looks like a number, for search. */
    public Optional<String> e164(String text) {
        return parse(text, null, "other", false).map(Phone::e164);
    }
}
