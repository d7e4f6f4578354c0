package dev.kontor.demo.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a local platform is reached and with which secrets: the launcher's credentials file.
 *
 * @param users password by user name
 * @param clients secret by client id
 * @param callEventsSecret of the signed call events, {@code whsec_…}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Credentials(
        URI gatewayUrl,
        URI keycloakUrl,
        URI tokenUrl,
        Map<String, String> users,
        Map<String, String> clients,
        String callEventsSecret,
        Mail mail,
        Ami ami) {
    private static final String FILE = "credentials.json";

    /** The mail server. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Mail(String host, int smtpPort, int imapPort, URI apiUrl) {}

    /** Where telephony expects the PBX, and the account that it logs in with. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Ami(String host, int port, String username, String secret) {}

    /** Reads the file of the state folder. */
    public static Credentials in(@Nullable String stateFolder) {
        Path file = Path.of(stateFolder == null ? ".kontor" : stateFolder).resolve(FILE);
        if (!Files.isReadable(file)) {
            throw new PlatformMissing("No platform is set up here (" + file + " is missing): run ./kontor up first");
        }
        try {
            return Json.read(Files.readString(file), Credentials.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
