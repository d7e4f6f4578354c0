package dev.kontor.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void aProblemDocumentBecomesOneReadableLine() {
        // given
        String body =
                "{\"title\":\"The input is not valid\",\"status\":422,\"code\":\"validation-failed\",\"traceId\":\"ab12\","
                        + "\"errors\":[{\"pointer\":\"/phones/0\",\"code\":\"phone\",\"message\":\"is no phone number\"}]}";

        // when
        Refused refused = new Refused("POST /api/v1/people", 422, body);

        // then
        assertThat(refused)
                .hasMessage(
                        "POST /api/v1/people → 422 · The input is not valid · /phones/0 is no phone number · trace ab12");
        assertThat(refused.code()).isEqualTo("validation-failed");
    }

    @Test
    void anAnswerThatIsNoJsonIsShownAsItCame() {
        assertThat(new Refused("GET /x", 502, "<html>bad gateway</html>")).hasMessageContaining("502 · <html>");
    }

    @Test
    void multipartClosesWithItsBoundary() {
        // given
        Multipart form = new Multipart()
                .file("file", "people.csv", "text/csv", "a,b\r\n".getBytes(StandardCharsets.UTF_8))
                .text("options", "application/json", "{}");

        // when
        String body = new String(form.bytes(), StandardCharsets.UTF_8);

        // then
        String boundary = form.contentType().replace("multipart/form-data; boundary=", "");
        assertThat(body)
                .startsWith("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\n")
                .contains("\r\n\r\na,b\r\n\r\n--" + boundary)
                .endsWith("--" + boundary + "--\r\n");
    }

    @Test
    void serverSentEventsAreReadByNameAndData() {
        // given
        String wire = ": hello\n\nevent: screen-pop\ndata: {\"callId\":\ndata: \"1\"}\n\ndata:plain\n\n";

        // when
        ServerSentEvents events =
                ServerSentEvents.reading(new ByteArrayInputStream(wire.getBytes(StandardCharsets.UTF_8)));

        // then
        assertThat(events.next(SOON)).contains(new ServerSentEvents.Event("screen-pop", "{\"callId\":\n\"1\"}"));
        assertThat(events.next(SOON)).contains(new ServerSentEvents.Event("message", "plain"));
        events.close();
    }

    /** The example of the Standard Webhooks specification. */
    @Test
    void signsAsTheSpecificationsExample() {
        // when
        Map<String, String> headers = SignedEvent.headers(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}");

        // then
        assertThat(headers).containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void errorFilesAreReadByTheirHeader() {
        // when
        var errors = Imports.parse("line,column,code,message\r\n2002,phone,phone-invalid,\"not a number, really\"\r\n");

        // then
        assertThat(errors).containsExactly(new ImportError(2002, "phone", "phone-invalid", "not a number, really"));
    }

    @Test
    void filterTextsAreQuoted() {
        assertThat(Listing.quoted("a \"b\" \\ c")).isEqualTo("\"a \\\"b\\\" \\\\ c\"");
    }
}
