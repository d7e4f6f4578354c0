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

    /**
     * In the order in which they refer to each other. Managers stand in the agents' rows and so come from the same file. A column
     * that is called as its field needs no word.
     */
    static List<SalesFile> beforeDeals() {
        return List.of(staff("manager"), staff("sales_agent"), products(), accounts());
    }

    static SalesFile deals() {
        Map<String, String> columns = Map.ofEntries(
                entry(EXTERNAL_ID, "opportunity_id"),
                entry("owner", "sales_agent"),
                entry("organisation", "account"),
                entry("stage", "deal_stage"),
                entry("openedAt", "engage_date"),
                entry("closedAt", "close_date"),
                entry("amount", "close_value"));
        Map<String, String> fixed = Map.of("pipeline", PIPELINE, "currency", CURRENCY);
        Map<String, Map<String, String>> words = Map.of("product", PRODUCT_ALIASES);
        return new SalesFile(DEALS, "deals", new ImportOptions(columns, words, fixed, EXTERNAL_ID));
    }

    private static SalesFile staff(String nameColumn) {
        Map<String, String> columns =
                Map.of("name", nameColumn, "team", "regional_office", "manager", managerColumn(nameColumn));
        Map<String, String> fixed = Map.of("language", "en", "timeZone", "America/New_York");
        return new SalesFile(TEAMS, "staff", new ImportOptions(columns, Map.of(), fixed, "name"));
    }

    /** Nobody is his own manager. */
    private static String managerColumn(String nameColumn) {
        return nameColumn.equals("manager") ? "none" : "manager";
    }

    private static SalesFile products() {
        Map<String, String> columns = Map.of("name", "product", "price", "sales_price");
        return new SalesFile(
                "products.csv", "products", new ImportOptions(columns, Map.of(), Map.of("currency", CURRENCY), "name"));
    }

    private static SalesFile accounts() {
        Map<String, String> columns = Map.ofEntries(
                entry(EXTERNAL_ID, "account"),
                entry("name", "account"),
                entry("industry", "sector"),
                entry("yearFounded", "year_established"),
                entry("country", "office_location"),
                entry("parent", "subsidiary_of"));
        Map<String, Map<String, String>> words =
                Map.of("country", COUNTRIES, "industry", Map.of("technolgy", "technology"));
        return new SalesFile("accounts.csv", "organisations", new ImportOptions(columns, words, Map.of(), EXTERNAL_ID));
    }
}
