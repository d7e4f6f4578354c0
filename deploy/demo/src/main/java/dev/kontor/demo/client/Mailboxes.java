package dev.kontor.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** What lies in the mail server's boxes, read over GreenMail's own HTTP interface. */
public final class Mailboxes {
    private final URI api;
    private final Http http = new Http();

    /** A message as it was received. */
    public record Mail(String id, String subject, String source) {}

    public Mailboxes(Credentials credentials) {
        this.api = credentials.mail().apiUrl();
    }

    /** All messages of an address; none when nothing was ever sent to it. */
    public List<Mail> of(String address) {
        HttpRequest request = HttpRequest.newBuilder(api.resolve("/api/user/" + address + "/messages/INBOX"))
                .timeout(Http.TIMEOUT)
                .GET()
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        List<Mail> mails = new ArrayList<>();
        if (answer.statusCode() == 200) {
            for (JsonNode mail : Json.read(answer.body())) {
                mails.add(new Mail(
                        mail.path("Message-ID").asText(),
                        mail.path("subject").asText(),
                        mail.path("mimeMessage").asText()));
            }
        }
        return mails;
    }
}
