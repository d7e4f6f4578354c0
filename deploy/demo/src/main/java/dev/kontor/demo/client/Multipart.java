package dev.kontor.demo.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A {@code multipart/form-data} body (RFC 7578). */
final class Multipart {
    private final String boundary = "kontor-" + UUID.randomUUID();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Multipart file(String name, String filename, String type, byte[] content) {
        return part("name=\"" + name + "\"; filename=\"" + filename + "\"", type, content);
    }

    Multipart text(String name, String type, String content) {
        return part("name=\"" + name + "\"", type, content.getBytes(StandardCharsets.UTF_8));
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] bytes() {
        ByteArrayOutputStream closed = new ByteArrayOutputStream();
        closed.writeBytes(body.toByteArray());
        closed.writeBytes(ascii("--" + boundary + "--\r\n"));
        return closed.toByteArray();
    }

    private Multipart part(String disposition, String type, byte[] content) {
        body.writeBytes(ascii("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition
                + "\r\nContent-Type: " + type + "\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(ascii("\r\n"));
        return this;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
