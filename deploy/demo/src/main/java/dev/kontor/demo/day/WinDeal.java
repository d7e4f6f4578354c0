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

    /** What three reports say about the pipeline: the same deals, each counted in its own way. */
    private record Figures(long wonInReport, long wonInFunnel, String averageCheck) {
        static Figures of(Workday day) {
            return new Figures(
                    report(day, "deals").path("won").asLong(),
                    report(day, "funnel").path("pipelines").path(0).path("won").asLong(),
                    report(day, "kpis").at("/averageCheck/value/amount").asText());
        }

        private static JsonNode report(Workday day, String name) {
            return day.admin().get("/reports/" + name + "?pipeline=" + DemoCompany.PIPELINE);
        }

        boolean allShowMoreThan(Figures before) {
            return wonInReport > before.wonInReport
                    && wonInFunnel > before.wonInFunnel
                    && !averageCheck.equals(before.averageCheck);
        }
    }

    @Override
    public String title() {
        return "4 Deal — from first call to won";
    }

    @Override
    public void play(Workday day) {
        Session salesman = day.salesman();
        Customer customer = Customer.of(day, Workday.SALESMAN, 2);
        Figures before = Figures.of(day);
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

        Figures after = Expect.within(
                SECOND,
                "report, funnel and key figures count the deal as won",
                () -> Optional.of(Figures.of(day)).filter(now -> now.allShowMoreThan(before)));
        Duration lag = Duration.ofNanos(System.nanoTime() - committed);
        Expect.equal(before.wonInReport() + 1, after.wonInReport(), "won deals in the report");
        Expect.equal(before.wonInFunnel() + 1, after.wonInFunnel(), "won deals in the funnel");
        day.story()
                .tell("%s: lead → qualified → offer → negotiation → won, EUR %s", customer.name(), Story.money(AMOUNT));
        day.story()
                .tell(
                        "won deals in the funnel %s → %s, average check EUR %s, %s after the commit",
                        Story.number(before.wonInFunnel()),
                        Story.number(after.wonInFunnel()),
                        after.averageCheck(),
                        Story.seconds(lag));
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
