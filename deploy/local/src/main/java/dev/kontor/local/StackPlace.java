package dev.kontor.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where one installation lives: its checkout, its state folder and its block of ports.
 *
 * @param home the state folder; everything that the stack keeps is below it
 * @param portBase the gateway's port; the other parts follow at fixed offsets
 */
public record StackPlace(Checkout checkout, Path home, int portBase) {
    public static final int DEFAULT_PORT_BASE = 8080;
    private static final int KEYCLOAK = 10;
    private static final int CONNECT = 11;
    private static final int KAFKA = 12;
    private static final int POSTGRES = 13;
    private static final int SMTP = 14;
    private static final int IMAP = 15;
    private static final int MAIL_API = 16;
    private static final int PBX = 17;
    private static final int KAFKA_CONTROLLER = 18;
    private static final int KEYCLOAK_MANAGEMENT = 19;

    public StackPlace {
        home = home.toAbsolutePath().normalize();
    }

    /** From KONTOR_HOME and KONTOR_PORT_BASE; without the latter the base of this state folder's last start, else 8080. */
    public static StackPlace fromEnvironment() {
        Checkout checkout = Checkout.find();
        Map<String, String> environment = System.getenv();
        Path home = Optional.ofNullable(environment.get("KONTOR_HOME"))
                .map(Path::of)
                .orElse(checkout.root().resolve(".kontor"));
        int portBase = Optional.ofNullable(environment.get("KONTOR_PORT_BASE"))
                .map(StackPlace::port)
                .or(() -> Credentials.lastPortBase(home))
                .orElse(DEFAULT_PORT_BASE);
        return new StackPlace(checkout, home, portBase);
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new LocalPartException("KONTOR_PORT_BASE must be a number, not \"" + text + "\"", e);
        }
    }

    Path folder(String part) {
        return home.resolve(part);
    }

    int port(KontorService service) {
        return portBase + service.portOffset();
    }

    int keycloakPort() {
        return portBase + KEYCLOAK;
    }

    int keycloakManagementPort() {
        return portBase + KEYCLOAK_MANAGEMENT;
    }

    int connectPort() {
        return portBase + CONNECT;
    }

    int kafkaPort() {
        return portBase + KAFKA;
    }

    int kafkaControllerPort() {
        return portBase + KAFKA_CONTROLLER;
    }

    int postgresPort() {
        return portBase + POSTGRES;
    }

    int smtpPort() {
        return portBase + SMTP;
    }

    int imapPort() {
        return portBase + IMAP;
    }

    int mailApiPort() {
        return portBase + MAIL_API;
    }

    int pbxPort() {
        return portBase + PBX;
    }

    /** {@code http://127.0.0.1:port} */
    static String http(int port) {
        return "http://" + Ports.HOST + ":" + port;
    }

    public String gatewayUrl() {
        return http(port(KontorService.GATEWAY));
    }

    String keycloakUrl() {
        return http(keycloakPort());
    }

    String issuer() {
        return keycloakUrl() + "/realms/kontor";
    }

    String bootstrapServers() {
        return Ports.HOST + ":" + kafkaPort();
    }
}
