package dev.kontor.demo.company;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.HashSet;
import java.util.Set;

/** Makes numbers that the numbering plan of a country admits, each one once. */
final class Phones {
    private static final int DIGITS = 10;
    private static final int SUBSCRIBER_DIGITS = 6;

    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
    private final Set<PhoneNumber> used = new HashSet<>();
    private final Dice dice;

    Phones(Dice dice) {
        this.dice = dice;
    }

    /** A mobile number, mostly E.164 and now and then as people type it. */
    String mobile(String country) {
        return next(country, PhoneNumberType.MOBILE);
    }

    String fixedLine(String country) {
        return next(country, PhoneNumberType.FIXED_LINE);
    }

    private String next(String country, PhoneNumberType type) {
        PhoneNumber example = plans.getExampleNumberForType(country, type);
        String national = plans.getNationalSignificantNumber(example);
        PhoneNumber number;
        do {
            StringBuilder digits = new StringBuilder(national.substring(0, national.length() - SUBSCRIBER_DIGITS));
            for (int i = 0; i < SUBSCRIBER_DIGITS; i++) {
                digits.append(dice.between(0, DIGITS - 1));
            }
            number = parse(digits.toString(), country);
        } while (!plans.isValidNumberForRegion(number, country) || !used.add(number));
        return plans.format(number, dice.percent(80) ? PhoneNumberFormat.E164 : PhoneNumberFormat.INTERNATIONAL);
    }

    private PhoneNumber parse(String national, String country) {
        try {
            return plans.parse(national, country);
        } catch (NumberParseException impossible) {
            throw new IllegalStateException(national + " is no number of " + country, impossible);
        }
    }
}
