package dev.kontor.demo.company;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the people; the n-th row has the external id {@code P-n}. The first ones have their birthday today. */
final class People {
    private static final List<String> SOURCES = List.of("web", "referral", "fair", "call", "partner", "campaign");
    private static final int YOUNGEST = 19;
    private static final int OLDEST = 68;
    private static final int DAYS_OF_YEAR = 365;
    private static final int ORGANISATION_CHANCE = 70;
    private static final int SECOND_PHONE_CHANCE = 12;
    private static final int MAIL_CHANCE = 90;
    private static final int ANY_LEAP_YEAR = 2000;

    private final Dice dice;
    private final Phones phones;
    private final LocalDate today;
    private final int organisations;

    People(Dice dice, Phones phones, LocalDate today, int organisations) {
        this.dice = dice;
        this.phones = phones;
        this.today = today;
        this.organisations = organisations;
    }

    CsvFile write(int count, int birthdaysToday) {
        List<List<String>> rows = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            rows.add(n <= birthdaysToday ? birthdayChild(n) : row(n));
        }
        rows.add(bad(count + 1, "+371 12ab", ""));
        rows.add(bad(count + 2, "+37126000000000000", ""));
        rows.add(bad(count + 3, "", "ORG-9999"));
        return new CsvFile(
                "people.csv",
                List.of(
                        "externalId",
                        "givenName",
                        "familyName",
                        "phone",
                        "phone2",
                        "email",
                        "birthday",
                        "language",
                        "timeZone",
                        "source",
                        "owner",
                        "organisation"),
                rows);
    }

    static String externalId(int number) {
        return String.format(Locale.ROOT, "P-%05d", number);
    }

    /**
     * The mail of the day goes out in the morning of a time zone, so those who celebrate today live where the demo's day is
     * decided, and nobody else has a birthday close enough to be today elsewhere on earth.
     */
    private List<String> birthdayChild(int n) {
        MonthDay day = MonthDay.from(today);
        boolean february29 = day.equals(MonthDay.of(2, 29));
        String birthday = n % 2 == 0 || february29
                ? String.format(Locale.ROOT, "--%02d-%02d", day.getMonthValue(), day.getDayOfMonth())
                : day.atYear(today.getYear() - dice.between(YOUNGEST, OLDEST)).toString();
        Culture culture = n % 2 == 0 ? Culture.LATVIAN : Culture.RUSSIAN;
        return person(n, culture, birthday, "Europe/Riga", "janis.ozols");
    }

    private List<String> row(int n) {
        Culture culture = Culture.ofRow(n);
        return person(
                n,
                culture,
                birthday(),
                dice.pick(culture.timeZones),
                dice.pick(StaffMember.sellers()).username());
    }

    private List<String> person(int n, Culture culture, String birthday, String timeZone, String owner) {
        PersonName name = culture.personName(dice);
        String country = dice.pick(culture.countries);
        return List.of(
                externalId(n),
                name.given(),
                name.family(),
                phones.mobile(country),
                dice.percent(SECOND_PHONE_CHANCE) ? phones.fixedLine(country) : "",
                dice.percent(MAIL_CHANCE) ? name.address() + "." + n + "@mail.example" : "",
                birthday,
                culture.language,
                timeZone,
                dice.pick(SOURCES),
                owner,
                dice.percent(ORGANISATION_CHANCE) ? Organisations.externalId(dice.between(1, organisations)) : "");
    }

    private String birthday() {
        LocalDate day = today.minusYears(dice.between(YOUNGEST, OLDEST)).minusDays(dice.between(2, DAYS_OF_YEAR - 3));
        if (nearToday(day)) {
            day = day.minusDays(7);
        }
        if (dice.percent(15)) {
            return "";
        }
        return dice.percent(20)
                ? String.format(Locale.ROOT, "--%02d-%02d", day.getMonthValue(), day.getDayOfMonth())
                : day.toString();
    }

    private boolean nearToday(LocalDate day) {
        LocalDate here = MonthDay.from(today).atYear(ANY_LEAP_YEAR);
        long apart = Math.abs(ChronoUnit.DAYS.between(here, MonthDay.from(day).atYear(ANY_LEAP_YEAR)));
        return Math.min(apart, DAYS_OF_YEAR + 1 - apart) < 3;
    }

    /** A row that must come back in the job's error file. */
    private static List<String> bad(int n, String phone, String organisation) {
        return List.of(
                externalId(n),
                "Bad",
                "Row",
                phone,
                "",
                "",
                "",
                "en",
                "Europe/Riga",
                "web",
                "anna.berzina",
                organisation);
    }
}
