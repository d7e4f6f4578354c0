package dev.kontor.demo.day;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Listing;
import dev.kontor.demo.client.Session;
import dev.kontor.demo.company.DemoCompany;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Step 4: a deal goes through its stages and is won; the numbers follow within a second. */
final class WinDeal implements Step {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final BigDecimal AMOUNT = new BigDecimal("18620.00");
    private static final String REPORT = "/reports/deals?pipeline=" + DemoCompany.PIPELINE;

    @Override
    public String title() {
        return "4 Deal — from first call to won";
    }

    @Override
    public void play(Workday day) {
        Session salesman = day.salesman();
        Customer customer = Customer.of(day, Workday.SALESMAN, 2);
        long wonBefore = won(day);
        JsonNode deal = salesman.post(
                "/deals",
                Map.of(
                        "pipelineId", pipeline(salesman),
                        "title", "Meeting pods for the new office",
                        "personId", customer.id(),
                        "amount", Map.of("amount", AMOUNT.toPlainString(), "currency", "EUR")));
        String path = "/deals/" + deal.path("id").asText();
        for (String stage : List.of("qualified", "offer", "negotiation")) {
            salesman.post(path + "/move", Map.of("stage", stage));
        }
        JsonNode won = salesman.post(path + "/win", Map.of());
        long committed = System.nanoTime();
        Expect.equal("won", won.path("stage").asText(), "the deal's stage");

        long wonAfter = Expect.within(
                SECOND,
                "the report counts the deal as won",
                () -> Optional.of(won(day)).filter(n -> n > wonBefore));
        Duration lag = Duration.ofNanos(System.nanoTime() - committed);
        Expect.equal(wonBefore + 1, wonAfter, "won deals in the report");
        day.story()
                .tell("%s: lead → qualified → offer → negotiation → won, EUR %s", customer.name(), Story.money(AMOUNT));
        day.story()
                .tell(
                        "won deals in the report %s → %s, %s after the commit",
                        Story.number(wonBefore), Story.number(wonAfter), Story.seconds(lag));
    }

    private static long won(Workday day) {
        return day.admin().get(REPORT).path("won").asLong();
    }

    private static String pipeline(Session session) {
        return Listing.all(session, "/pipelines", null).stream()
                .filter(pipeline -> pipeline.path("code").asText().equals(DemoCompany.PIPELINE))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }
}
