package dev.kontor.demo.company;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a year of deals; the n-th row has the external id {@code D-n}. */
final class Deals {
    private static final List<String> OPEN_STAGES = List.of("lead", "qualified", "offer", "negotiation");
    private static final int DAYS = 365;
    private static final int DAYS_TO_CLOSE_AT_MOST = 90;
    private static final int WON_PERCENT = 62;
    private static final int PERCENT = 100;

    private final Dice dice;
    private final LocalDate today;
    private final List<Product> products;
    private final CsvFile people;

    Deals(Dice dice, LocalDate today, List<Product> products, CsvFile people) {
        this.dice = dice;
        this.today = today;
        this.products = products;
        this.people = people;
    }

    CsvFile write(int count) {
        List<List<String>> rows = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            rows.add(row(n));
        }
        rows.add(bad(count + 1, "srv-rep", today.getYear() + "-02-30"));
        rows.add(bad(count + 2, "no-such-product", today.minusDays(3).toString()));
        return new CsvFile(
                "deals.csv",
                List.of(
                        "externalId",
                        "pipeline",
                        "product",
                        "organisation",
                        "person",
                        "owner",
                        "stage",
                        "openedAt",
                        "closedAt",
                        "amount",
                        "currency"),
                rows);
    }

    private List<String> row(int n) {
        LocalDate opened = today.minusDays(dice.between(1, DAYS));
        LocalDate closed = opened.plusDays(dice.between(2, DAYS_TO_CLOSE_AT_MOST));
        boolean open = !closed.isBefore(today);
        String end = dice.percent(WON_PERCENT) ? "won" : "lost";
        Product product = dice.pick(products);
        List<String> person = customer();
        return List.of(
                String.format(Locale.ROOT, "D-%05d", n),
                DemoCompany.PIPELINE,
                product.code(),
                people.value(person, "organisation"),
                people.value(person, "externalId"),
                people.value(person, "owner"),
                open ? dice.pick(OPEN_STAGES) : end,
                opened.toString(),
                open ? "" : closed.toString(),
                amount(product).toPlainString(),
                "EUR");
    }

    /** Any person but the bad rows at the end of the file. */
    private List<String> customer() {
        return people.rows().get(dice.between(0, people.rows().size() - DemoCompany.BAD_PEOPLE - 1));
    }

    private BigDecimal amount(Product product) {
        BigDecimal discount = BigDecimal.valueOf(PERCENT - dice.between(0, 15)).movePointLeft(2);
        return product.price()
                .multiply(BigDecimal.valueOf(dice.between(1, 24)))
                .multiply(discount)
                .setScale(2, RoundingMode.HALF_UP);
    }

    private List<String> bad(int n, String product, String opened) {
        return List.of(
                String.format(Locale.ROOT, "D-%05d", n),
                DemoCompany.PIPELINE,
                product,
                "",
                "",
                "anna.berzina",
                "lead",
                opened,
                "",
                "100.00",
                "EUR");
    }
}
