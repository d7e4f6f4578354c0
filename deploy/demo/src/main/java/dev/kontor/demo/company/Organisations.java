package dev.kontor.demo.company;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the organisations; the n-th row has the external id {@code ORG-n}. */
final class Organisations {
    private static final List<String> INDUSTRIES = List.of(
            "manufacturing",
            "retail",
            "logistics",
            "construction",
            "health",
            "education",
            "software",
            "hospitality",
            "finance",
            "public");
    private static final int FIRST_YEAR = 1948;
    private static final int PARENT_CHANCE = 4;

    private final Dice dice;
    private final Phones phones;

    Organisations(Dice dice, Phones phones) {
        this.dice = dice;
        this.phones = phones;
    }

    CsvFile write(int count, int lastYear) {
        List<List<String>> rows = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            rows.add(row(n, rows, lastYear));
        }
        rows.add(withoutName(count + 1));
        return new CsvFile(
                "organisations.csv",
                List.of(
                        "externalId",
                        "name",
                        "taxId",
                        "industry",
                        "country",
                        "phone",
                        "email",
                        "website",
                        "yearFounded",
                        "employees",
                        "owner",
                        "parent"),
                rows);
    }

    static String externalId(int number) {
        return String.format(Locale.ROOT, "ORG-%04d", number);
    }

    private List<String> row(int n, List<List<String>> earlier, int lastYear) {
        Culture culture = Culture.ofRow(n - 1);
        String country = dice.pick(culture.countries);
        String domain = externalId(n).toLowerCase(Locale.ROOT) + ".example";
        boolean hasParent = !earlier.isEmpty() && dice.percent(PARENT_CHANCE);
        return List.of(
                externalId(n),
                culture.companyName((n - 1) / Culture.values().length % culture.companies()),
                country + (40_000_000_000L + n),
                dice.pick(INDUSTRIES),
                country,
                phones.fixedLine(country),
                "office@" + domain,
                "https://" + domain,
                Integer.toString(dice.between(FIRST_YEAR, lastYear)),
                Integer.toString(dice.between(3, 900)),
                dice.pick(StaffMember.sellers()).username(),
                hasParent ? dice.pick(earlier).get(1) : "");
    }

    /** A row that no import may swallow silently: the name is missing. */
    private static List<String> withoutName(int n) {
        return List.of(externalId(n), "", "", "retail", "LV", "", "", "", "", "", "anna.berzina", "");
    }
}
