package dev.kontor.demo.day;

import dev.kontor.demo.client.Credentials;
import dev.kontor.demo.client.Gateway;
import dev.kontor.demo.client.Mailboxes;
import dev.kontor.demo.client.Session;
import dev.kontor.demo.company.DemoCompany;
import dev.kontor.demo.pbx.TestPbx;
import java.time.Clock;

/** What the steps of a day share. */
public record Workday(
        Credentials credentials,
        Gateway gateway,
        Mailboxes mailboxes,
        DemoCompany company,
        TestPbx pbx,
        Processes processes,
        Story story,
        Progress progress,
        Clock clock) {
    static final String SALESMAN = "janis.ozols";
    static final String COLLEAGUE = "olga.ivanova";
    static final String HEAD = "anna.berzina";
    static final String SUPPORTER = "peter.brown";

    Session admin() {
        return gateway.as("admin");
    }

    Session salesman() {
        return gateway.as(SALESMAN);
    }
}
