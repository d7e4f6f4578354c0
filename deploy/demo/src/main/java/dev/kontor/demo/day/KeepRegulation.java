package dev.kontor.demo.day;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Listing;
import dev.kontor.demo.client.Mailboxes.Mail;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Step 3: a call asks for an invoice; one comes in time, one late, and the manager is warned before it is too late. */
final class KeepRegulation implements Step {
    private static final long TARGET_SECONDS = 8;
    private static final int PAYMENT_DAYS = 14;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String MANAGER_ADDRESS = Workday.HEAD + "@kontor.example";

    @Override
    public String title() {
        return "3 Regulation — an invoice follows the call that asked for it";
    }

    @Override
    public void play(Workday day) {
        Policy slow = Policy.workingHours();
        Policy fast = Policy.seconds(TARGET_SECONDS);
        slow.ensure(day.admin());
        fast.ensure(day.admin());
        Customer prompt = Customer.of(day, Workday.SALESMAN, 5);
        Customer late = Customer.of(day, Workday.SALESMAN, 6);
        int mailsBefore = day.mailboxes().of(MANAGER_ADDRESS).size();

        asks(day, prompt, "invoice-requested");
        asks(day, prompt, "invoice-urgent");
        asks(day, late, "invoice-urgent");
        JsonNode running = timer(day, fast, late, "running");
        timer(day, slow, prompt, "running");
        String number = invoice(day, prompt);
        timer(day, fast, prompt, "met");
        timer(day, slow, prompt, "met");
        day.story().tell("%s asked by phone, invoice %s was issued at once: met", prompt.name(), number);

        Instant due = Instant.parse(running.path("dueAt").asText());
        Mail warning = Expect.within(
                Duration.between(day.clock().instant(), due),
                "the warning in " + MANAGER_ADDRESS,
                () -> warning(day, mailsBefore));
        Duration ahead = Duration.between(day.clock().instant(), due);
        day.story().tell("warning to Anna %s before the deadline: \"%s\"", Story.seconds(ahead), warning.subject());

        timer(day, fast, late, "breached");
        String lateNumber = invoice(day, late);
        day.story().tell("%s got invoice %s after the deadline: breached", late.name(), lateNumber);
        table(day, fast);
    }

    private static void asks(Workday day, Customer customer, String tag) {
        Instant rang = day.clock().instant().minusSeconds(120);
        String callId = new HttpPbx(day).answeredCall(customer.phone(), "101", rang);
        JsonNode call = Calls.await(day.salesman(), callId, "ended");
        day.salesman().post("/calls/" + call.path("id").asText() + "/tags", Map.of("tag", tag));
    }

    private static String invoice(Workday day, Customer customer) {
        Map<String, Object> line = Map.of(
                "description", "Repair visit",
                "quantity", "1",
                "unitPrice", Map.of("amount", "85.00", "currency", "EUR"),
                "taxPercent", "21");
        Map<String, Object> draft = Map.of(
                "customerId", customer.id(),
                "customerKind", "person",
                "currency", "EUR",
                "dueOn", LocalDate.now(day.clock()).plusDays(PAYMENT_DAYS).toString(),
                "lines", List.of(line));
        String id = day.salesman().post("/invoices", draft).path("id").asText();
        return day.salesman()
                .post("/invoices/" + id + "/issue", Map.of())
                .path("number")
                .asText();
    }

    private static JsonNode timer(Workday day, Policy policy, Customer customer, String state) {
        String filter =
                "policyCode eq " + Listing.quoted(policy.code()) + " and key eq " + Listing.quoted(customer.id());
        return Expect.within(
                SOON.plusSeconds(TARGET_SECONDS),
                customer.name() + "'s timer is " + state,
                () -> Listing.all(day.admin(), "/sla-timers", filter).stream()
                        .filter(timer -> timer.path("state").asText().equals(state))
                        .findFirst());
    }

    private static Optional<Mail> warning(Workday day, int mailsBefore) {
        List<Mail> mails = day.mailboxes().of(MANAGER_ADDRESS);
        return mails.size() > mailsBefore ? Optional.of(mails.getLast()) : Optional.empty();
    }

    private static void table(Workday day, Policy policy) {
        String salesman = Calls.staffId(day, Workday.SALESMAN);
        for (JsonNode row :
                day.admin().get("/reports/sla?policy=" + policy.code()).path("owners")) {
            if (row.path("ownerId").asText().equals(salesman)) {
                long met = row.path("met").asLong();
                long breached = row.path("breached").asLong();
                Expect.that(met > 0 && breached > 0, "the SLA table lacks met or breached: " + row);
                day.story()
                        .tell(
                                "SLA table, Jānis: met %d, breached %d, warned %d",
                                met, breached, row.path("warned").asLong());
                return;
            }
        }
        throw new StepFailed("the SLA table has no row for " + policy.code() + " and " + Workday.SALESMAN);
    }
}
