package dev.kontor.platform.outbox;

import java.net.URI;

/** Where the schema of an event's data is: CloudEvents 1.0 asks for an absolute URI in {@code dataschema}. */
final class SchemaUrls {
    private static final String PATH = "/api/v1/schemas/";

    private SchemaUrls() {}

    /**
     * What stands before the type.
     *
     * @throws IllegalArgumentException when the gateway's address is none
     */
    static String below(URI gateway) {
        if (!gateway.isAbsolute() || gateway.getHost() == null) {
            throw new IllegalArgumentException("kontor.public-url must be like https://crm.example, not " + gateway);
        }
        String address = gateway.toString();
        return (address.endsWith("/") ? address.substring(0, address.length() - 1) : address) + PATH;
    }
}
