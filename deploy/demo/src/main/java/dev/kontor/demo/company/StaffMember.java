package dev.kontor.demo.company;

import java.util.List;

/**
 * One of the company's people. Those with a login are the realm's users.
 *
 * @param team a sales office, or support
 * @param sells whether the member owns customers and deals
 */
public record StaffMember(
        String username,
        String name,
        String team,
        String manager,
        String extension,
        String timeZone,
        String language,
        boolean sells) {
    private static final String RIGA = "Europe/Riga";
    private static final String HEAD = "anna.berzina";

    /** Everybody, heads before those who report to them. */
    public static final List<StaffMember> ALL = List.of(
            new StaffMember(HEAD, "Anna Bērziņa", "riga", "", "100", RIGA, "lv", true),
            new StaffMember("janis.ozols", "Jānis Ozols", "riga", HEAD, "101", RIGA, "lv", true),
            new StaffMember("olga.ivanova", "Ольга Иванова", "riga", HEAD, "102", RIGA, "ru", true),
            new StaffMember("omar.haddad", "عمر حداد", "tallinn", HEAD, "103", "Europe/Tallinn", "ar", true),
            new StaffMember("mara.kalnina", "Māra Kalniņa", "vilnius", HEAD, "104", "Europe/Vilnius", "lv", true),
            new StaffMember("peter.brown", "Peter Brown", "support", HEAD, "105", RIGA, "en", false),
            new StaffMember("liga.eglite", "Līga Eglīte", "riga", HEAD, "106", RIGA, "lv", true),
            new StaffMember("sergej.petrov", "Сергей Петров", "riga", HEAD, "107", RIGA, "ru", true),
            new StaffMember("layla.nasser", "ليلى ناصر", "tallinn", "omar.haddad", "108", "Europe/Tallinn", "ar", true),
            new StaffMember(
                    "emma.clarke", "Emma Clarke", "tallinn", "omar.haddad", "109", "Europe/Tallinn", "en", true),
            new StaffMember(
                    "kristaps.liepa", "Kristaps Liepa", "vilnius", "mara.kalnina", "110", "Europe/Vilnius", "lv", true),
            new StaffMember("daniel.wood", "Daniel Wood", "support", "peter.brown", "111", RIGA, "en", false));

    public String email() {
        return username + "@kontor.example";
    }

    static List<StaffMember> sellers() {
        return ALL.stream().filter(StaffMember::sells).toList();
    }
}
