package dev.kontor.demo.sales;

import static java.util.Map.entry;

import dev.kontor.demo.client.ImportOptions;
import java.util.List;
import java.util.Map;

/** The four files of the sales data, and what must be declared to read them without touching them. */
final class SalesFiles {
    static final String PIPELINE = "crm-sales-opportunities";
    static final String DEALS = "sales_pipeline.csv";
    static final String TEAMS = "sales_teams.csv";

    /** What the pipeline file calls otherwise than the product file. */
    static final Map<String, String> PRODUCT_ALIASES = Map.of("GTXPro", "GTX Pro");

    /** The files name no currency; every amount of a report is in one. */
    static final String CURRENCY = "EUR";

    private static final String EXTERNAL_ID = "externalId";

    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            entry("United States", "US"),
            entry("Belgium", "BE"),
            entry("Brazil", "BR"),
            entry("China", "CN"),
            entry("Germany", "DE"),
            entry("Italy", "IT"),
            entry("Japan", "JP"),
            entry("Jordan", "JO"),
            entry("Kenya", "KE"),
            entry("Korea", "KR"),
            entry("Norway", "NO"),
            entry("Panama", "PA"),
            entry("Philipines", "PH"),
            entry("Poland", "PL"),
            entry("Romania", "RO"));

    private SalesFiles() {}

    /** In the order in which they refer to each other; managers stand in the agents' rows and so come from the same file. */
    static List<SalesFile> beforeDeals() {
        return List.of(
                new SalesFile(TEAMS, "staff", staff("manager", Map.of())),
                new SalesFile(TEAMS, "staff", staff("sales_agent", Map.of("manager", "manager"))),
                new SalesFile(
                        "products.csv",
                        "products",
                        new ImportOptions(
                                Map.of(
                                        "code",
                                        "product",
                                        "name",
                                        "product",
                                        "series",
                                        "series",
                                        "price",
                                        "sales_price"),
                                Map.of(),
                                Map.of("currency", CURRENCY),
                                "code")),
                new SalesFile(
                        "accounts.csv",
                        "organisations",
                        new ImportOptions(
                                Map.of(
                                        EXTERNAL_ID,
                                        "account",
                                        "name",
                                        "account",
                                        "industry",
                                        "sector",
                                        "yearFounded",
                                        "year_established",
                                        "employees",
                                        "employees",
                                        "country",
                                        "office_location",
                                        "parent",
                                        "subsidiary_of"),
                                Map.of("country", COUNTRIES, "industry", Map.of("technolgy", "technology")),
                                Map.of(),
                                EXTERNAL_ID)));
    }

    static SalesFile deals() {
        return new SalesFile(
                DEALS,
                "deals",
                new ImportOptions(
                        Map.of(
                                EXTERNAL_ID,
                                "opportunity_id",
                                "owner",
                                "sales_agent",
                                "product",
                                "product",
                                "organisation",
                                "account",
                                "stage",
                                "deal_stage",
                                "openedAt",
                                "engage_date",
                                "closedAt",
                                "close_date",
                                "amount",
                                "close_value"),
                        Map.of(
                                "product",
                                PRODUCT_ALIASES,
                                "stage",
                                Map.of(
                                        "Won", "won",
                                        "Lost", "lost",
                                        "Engaging", "engaging",
                                        "Prospecting", "prospecting")),
                        Map.of("pipeline", PIPELINE, "currency", CURRENCY),
                        EXTERNAL_ID));
    }

    private static ImportOptions staff(String nameColumn, Map<String, String> more) {
        Map<String, String> mapping = new java.util.HashMap<>(more);
        mapping.put("name", nameColumn);
        mapping.put("team", "regional_office");
        return new ImportOptions(mapping, Map.of(), Map.of("language", "en", "timeZone", "America/New_York"), "name");
    }
}
