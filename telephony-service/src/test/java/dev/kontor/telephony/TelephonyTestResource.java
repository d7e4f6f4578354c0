package dev.kontor.telephony;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** What telephony-service needs beside the database: a secret, own numbers, and a port on which a test may play Asterisk. */
public class TelephonyTestResource implements QuarkusTestResourceLifecycleManager {
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Override
    public Map<String, String> start() {
        return Map.of(
                "kontor.ami.host", "127.0.0.1",
                "kontor.ami.port", String.valueOf(freePort()),
                "kontor.ami.username", "kontor",
                "kontor.ami.secret", "secret",
                "kontor.call-events.secret", SECRET,
                "kontor.telephony.own-numbers", "+37167000000");
    }

    @Override
    public void stop() {}

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
