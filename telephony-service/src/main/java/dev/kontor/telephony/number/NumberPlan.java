package dev.kontor.telephony.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The company's number plan. Own numbers (trunks, direct dial-in) are never a customer, whatever a card in contacts says: a PBX that
 * puts its own number in place of the caller's would else show the same customer for every call.
 */
@ApplicationScoped
public class NumberPlan {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    private final String defaultRegion;
    private final Pattern extension;
    private final List<String> own;

    /**
     * @param defaultRegion where numbers without a country code belong, ISO 3166
     * @param extensionPattern regular expression of internal extensions
     * @param ownNumbers trunk and direct dial-in numbers in any notation
     */
    public NumberPlan(
            @ConfigProperty(name = "kontor.phone.default-region") String defaultRegion,
            @ConfigProperty(name = "kontor.telephony.extension-pattern") String extensionPattern,
            @ConfigProperty(name = "kontor.telephony.own-numbers") Optional<List<String>> ownNumbers) {
        this.defaultRegion = defaultRegion;
        this.extension = Pattern.compile(extensionPattern);
        this.own = ownNumbers.orElse(List.of()).stream()
                .map(text -> read(text, extension, defaultRegion))
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableList());
    }

    /** The number in E.164; null when the text is an extension, withheld, or no number of any country. */
    public @Nullable String e164(@Nullable String text) {
        return read(text, extension, defaultRegion);
    }

    /** The number in E.164 where it may be a customer's; null for own numbers, extensions and what is no number. */
    public @Nullable String customer(@Nullable String text) {
        String number = e164(text);
        return number == null || own.contains(number) ? null : number;
    }

    /** True for what an agent's telephone is called inside. */
    public boolean isExtension(@Nullable String text) {
        return text != null && extension.matcher(text).matches();
    }

    private static @Nullable String read(@Nullable String text, Pattern extension, String region) {
        if (text == null || extension.matcher(text).matches()) {
            return null;
        }
        try {
            PhoneNumber number = LIBRARY.parse(text, region);
            return LIBRARY.isPossibleNumber(number) ? LIBRARY.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }
}
