package dev.kontor.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A connector of deploy/connect, the same file as on Kubernetes, with the place of the database filled in. */
final class ConnectorFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    private ConnectorFile(Path file) {
        this.file = file;
    }

    static ConnectorFile of(Checkout checkout, KontorService service) {
        return new ConnectorFile(checkout.root().resolve("deploy/connect/" + service.connector() + ".json"));
    }

    /** The settings as Connect takes them. */
    JsonNode filled(int databasePort, String databasePassword) {
        try {
            String filled = Files.readString(file)
                    .replace("${db.host}", Ports.HOST)
                    .replace("${db.port}", Integer.toString(databasePort))
                    .replace("${db.password}", databasePassword);
            return JSON.readTree(filled).path("config");
        } catch (IOException e) {
            throw new LocalPartException("The connector's settings " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
