package dev.kontor.demo.day;

import dev.kontor.demo.client.Listing;
import dev.kontor.demo.client.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A regulation "an invoice follows the call that asked for it", as data. */
record Policy(String code, String name, long targetSeconds, Map<String, Object> more) {
    private static final String TAGGED = "kontor.telephony.call.tagged.v1";
    private static final String ISSUED = "kontor.deals.invoice.issued.v1";
    private static final int WARN_PERCENT = 75;

    /** Four working hours from the call, Monday to Friday, nine to six. */
    static Policy workingHours() {
        return new Policy(
                "invoice-within-4-working-hours",
                "Invoice within 4 working hours of the call that asked for it",
                4 * 60 * 60,
                Map.of(
                        "start", Map.of("type", TAGGED, "where", Map.of("tag", "invoice-requested"), "key", "personId"),
                        "calendar",
                                Map.of(
                                        "zone", "Europe/Riga",
                                        "days", List.of("MON", "TUE", "WED", "THU", "FRI"),
                                        "from", "09:00",
                                        "to", "18:00")));
    }

    /** The same in seconds and round the clock, so that a demo can wait for it. */
    static Policy seconds(long target) {
        return new Policy(
                "urgent-invoice-within-" + target + "-seconds",
                "Urgent invoice within " + target + " seconds of the request",
                target,
                Map.of(
                        "start",
                        Map.of(
                                "type",
                                TAGGED,
                                "where",
                                Map.of("tag", "invoice-urgent"),
                                "key",
                                "personId",
                                "time",
                                "at")));
    }

    /** Declares the policy unless an earlier day did. */
    void ensure(Session admin) {
        boolean known = Listing.all(admin, "/sla-policies", null).stream()
                .anyMatch(policy -> policy.path("code").asText().equals(code));
        if (known) {
            return;
        }
        Map<String, Object> definition = new HashMap<>(more);
        definition.put("code", code);
        definition.put("name", name);
        definition.put("stop", Map.of("type", ISSUED, "key", "customerId"));
        definition.put("targetSeconds", targetSeconds);
        definition.put("warnPercent", WARN_PERCENT);
        admin.post("/sla-policies", definition);
    }
}
