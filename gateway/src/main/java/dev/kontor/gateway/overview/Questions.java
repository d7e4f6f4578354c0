package dev.kontor.gateway.overview;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked of the services about a customer, in their filter language. */
final class Questions {
    private static final int SOME = 20;
    private static final int LAST = 5;

    private Questions() {}

    static String person(UUID id) {
        return "/api/v1/people/" + id;
    }

    static String openDeals(UUID personId, @Nullable String organisationId) {
        String whose = organisationId == null
                ? "personId eq \"" + personId + "\""
                : "(personId eq \"" + personId + "\" or organisationId eq \"" + organisationId + "\")";
        return list("/api/v1/deals", whose + " and closedAt eq null", "-updatedAt", SOME);
    }

    static String unpaidInvoices(UUID personId, @Nullable String organisationId) {
        String customers = organisationId == null
                ? "(\"" + personId + "\")"
                : "(\"" + personId + "\", \"" + organisationId + "\")";
        return list(
                "/api/v1/invoices",
                "customerId in " + customers + " and status in (\"issued\", \"overdue\")",
                "-createdAt",
                SOME);
    }

    static String openTasks(UUID personId) {
        return list("/api/v1/tasks", "partyId eq \"" + personId + "\" and state eq \"open\"", "createdAt", SOME);
    }

    static String timeline(UUID personId) {
        return "/api/v1/timelines/" + personId + "?limit=" + LAST;
    }

    static String lastCalls(UUID personId) {
        return list("/api/v1/calls", "personId eq \"" + personId + "\"", "-startedAt", LAST);
    }

    private static String list(String path, String filter, String sort, int limit) {
        return path + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8) + "&sort=" + sort + "&limit="
                + limit;
    }
}
