package dev.kontor.platformtest;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** An OpenID Connect issuer as far as a resource server needs one: discovery document and keys, over HTTP. */
final class Issuer {
    private static final int KEY_BITS = 2048;
    private static @Nullable Issuer shared;

    private final RsaJsonWebKey key;
    private final String url;

    private Issuer() {
        try {
            key = RsaJwkGenerator.generateJwk(KEY_BITS);
            key.setKeyId("test");
            key.setAlgorithm("RS256");
            key.setUse("sig");
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            url = "http://127.0.0.1:" + server.getAddress().getPort();
            serve(server, "/.well-known/openid-configuration", discovery());
            serve(server, "/jwks", "{\"keys\":[" + key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY) + "]}");
            server.start();
        } catch (JoseException | IOException e) {
            throw new IllegalStateException("Cannot start the token issuer", e);
        }
    }

    static synchronized Issuer shared() {
        if (shared == null) {
            shared = new Issuer();
        }
        return shared;
    }

    String url() {
        return url;
    }

    RsaJsonWebKey key() {
        return key;
    }

    private String discovery() {
        return String.format(
                Locale.ROOT,
                "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/jwks\",\"token_endpoint\":\"%1$s/token\",\"authorization_endpoint\":\"%1$s/auth\"}",
                url);
    }

    private static void serve(HttpServer server, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
