package dev.kontor.local.cli;

import dev.kontor.local.Credentials;
import dev.kontor.local.LocalStack;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** What a newcomer needs after a start: where to go and how to log in. */
final class Overview {
    private static final Map<String, String> ROLES = Map.of(
            "admin", "administrator",
            "anna.berzina", "head of team riga",
            "janis.ozols", "sales, riga",
            "olga.ivanova", "sales, riga",
            "omar.haddad", "sales, tallinn",
            "mara.kalnina", "sales, vilnius",
            "peter.brown", "support",
            "auditor", "auditor, reads only");

    private Overview() {}

    static void print(LocalStack stack, PrintWriter out) {
        String gateway = stack.place().gatewayUrl();
        Credentials credentials = stack.credentials();
        int base = stack.place().portBase();
        out.println();
        out.println("  Kontor is up.");
        row(out, "API", gateway + "/api/v1");
        row(out, "API pages", gateway + "/api/v1/docs   " + gateway + "/api/v1/openapi.json");
        row(out, "Logins", "http://127.0.0.1:" + (base + 10) + "/realms/kontor   client kontor-cli");
        row(out, "Mail", "http://127.0.0.1:" + (base + 16) + "   SMTP " + (base + 14) + ", IMAP " + (base + 15));
        row(
                out,
                "PostgreSQL",
                "127.0.0.1:" + (base + 13) + "   Kafka 127.0.0.1:" + (base + 12) + "   Connect http://127.0.0.1:"
                        + (base + 11));
        row(out, "All secrets", stack.place().home().resolve("credentials.json").toString());
        out.println();
        out.printf(Locale.ROOT, "  %-14s %-22s %s%n", "user", "password", "role");
        credentials
                .users()
                .forEach((user, password) ->
                        out.printf(Locale.ROOT, "  %-14s %-22s %s%n", user, password, ROLES.getOrDefault(user, "")));
        out.println();
        out.println("  Next: ./kontor demo, ./kontor status, ./kontor logs deals -f, ./kontor down");
        out.flush();
    }

    private static void row(PrintWriter out, String what, String where) {
        out.printf(Locale.ROOT, "  %-14s %s%n", what, where);
    }
}
