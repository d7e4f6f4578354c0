package dev.kontor.demo;

import dev.kontor.demo.client.Credentials;
import dev.kontor.demo.day.Story;
import java.util.List;

/** Where to look after the day, and as whom. */
final class WhatTheCompanySees {
    private static final List<String> SHOWN = List.of("admin", "anna.berzina", "janis.ozols");

    private WhatTheCompanySees() {}

    static void tell(Story story, Credentials credentials) {
        story.tell(
                "API       %s/api/v1   documentation %s/api/v1/docs",
                credentials.gatewayUrl(), credentials.gatewayUrl());
        story.tell("Reports   /reports/deals  /reports/funnel  /reports/kpis  /reports/managers  /reports/sla");
        story.tell(
                "Mail      %s/api/user/janis.ozols@kontor.example/messages/INBOX",
                credentials.mail().apiUrl());
        story.tell(
                "Logins    %s",
                String.join(
                        "  ",
                        SHOWN.stream()
                                .map(user -> user + " / " + credentials.users().get(user))
                                .toList()));
    }
}
