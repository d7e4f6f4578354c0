package dev.kontor.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The connector of deploy/connect, the same file as on Kubernetes, with the service and the place of its database filled in. */
final class ConnectorFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final KontorService service;

    private ConnectorFile(Path file, KontorService service) {
        this.file = file;
        this.service = service;
    }

    static ConnectorFile of(Checkout checkout, KontorService service) {
        return new ConnectorFile(checkout.root().resolve("deploy/connect/outbox.json"), service);
    }

    /** The settings as Connect takes them. */
    JsonNode filled(int databasePort, String databasePassword) {
        try {
            String filled = Files.readString(file)
                    .replace("${service}", service.word())
                    .replace("${db.host}", Ports.HOST)
                    .replace("${db.port}", Integer.toString(databasePort))
                    .replace("${db.password}", databasePassword);
            return JSON.readTree(filled).path("config");
        } catch (IOException e) {
            throw new LocalPartException("The connector's settings " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
