package dev.kontor.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Executors;

/** A token issuer: discovery document, keys, and tokens of every kind, good and bad. */
final class TestRealm {
    private static final String PATH = "/realms/kontor";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KeyPair KEYS = newKeys();
    private static final KeyPair OTHER_KEYS = newKeys();

    private final HttpServer server;

    TestRealm(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                PATH + "/.well-known/openid-configuration",
                call -> answer(
                        call,
                        JSON.createObjectNode()
                                .put("issuer", url())
                                .put("jwks_uri", url() + "/certs")
                                .put("token_endpoint", url() + "/token")
                                .put("authorization_endpoint", url() + "/auth")));
        server.createContext(PATH + "/certs", call -> answer(call, keys()));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    void stop() {
        server.stop(0);
    }

    String token(String... roles) {
        return new Claims(url()).roles(roles).sign(KEYS);
    }

    String tokenOf(UUID subject, String... roles) {
        Claims claims = new Claims(url()).roles(roles);
        claims.json.put("sub", subject.toString());
        return claims.sign(KEYS);
    }

    String tokenFor(Duration life, String... roles) {
        Claims claims = new Claims(url()).roles(roles);
        claims.json.put(
                "exp", Instant.now(java.time.Clock.systemUTC()).plus(life).getEpochSecond());
        return claims.sign(KEYS);
    }

    String expired() {
        Claims claims = new Claims(url()).roles("sales");
        claims.json.put(
                "exp",
                Instant.now(java.time.Clock.systemUTC())
                        .minus(Duration.ofMinutes(2))
                        .getEpochSecond());
        return claims.sign(KEYS);
    }

    String forAnotherAudience() {
        Claims claims = new Claims(url()).roles("sales");
        claims.json.put("aud", "account");
        return claims.sign(KEYS);
    }

    String fromAnotherIssuer() {
        return new Claims("http://127.0.0.1:1/realms/other").roles("sales").sign(KEYS);
    }

    String badlySigned() {
        return new Claims(url()).roles("sales").sign(OTHER_KEYS);
    }

    private static final class Claims {
        private final ObjectNode json = JSON.createObjectNode();

        Claims(String issuer) {
            Instant now = Instant.now(java.time.Clock.systemUTC());
            json.put("iss", issuer)
                    .put("aud", "kontor-api")
                    .put("sub", UUID.randomUUID().toString())
                    .put("azp", "kontor-cli")
                    .put("typ", "Bearer")
                    .put("jti", UUID.randomUUID().toString())
                    .put("iat", now.getEpochSecond())
                    .put("exp", now.plus(Duration.ofMinutes(5)).getEpochSecond());
        }

        Claims roles(String... roles) {
            ArrayNode names = json.putObject("realm_access").putArray("roles");
            for (String role : roles) {
                names.add(role);
            }
            return this;
        }

        String sign(KeyPair keys) {
            try {
                ObjectNode header = JSON.createObjectNode()
                        .put("alg", "RS256")
                        .put("kid", "test")
                        .put("typ", "JWT");
                String signed = base64(header.toString().getBytes(StandardCharsets.UTF_8)) + "."
                        + base64(json.toString().getBytes(StandardCharsets.UTF_8));
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initSign(keys.getPrivate());
                signature.update(signed.getBytes(StandardCharsets.US_ASCII));
                return signed + "." + base64(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static ObjectNode keys() {
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        ObjectNode keys = JSON.createObjectNode();
        keys.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", "test")
                .put("n", base64(key.getModulus().toByteArray()))
                .put("e", base64(key.getPublicExponent().toByteArray()));
        return keys;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void answer(HttpExchange call, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(200, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
