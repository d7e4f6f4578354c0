package dev.kontor.notification;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** Keeps a port for the mail server of each test, and makes the service quick to retry. */
public class MailSettings implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "kontor.smtp.port", String.valueOf(freePort()),
                "kontor.due.poll", "PT0.05S",
                "kontor.due.workers", "4",
                "kontor.due.first-pause", "PT0.2S",
                "kontor.due.longest-pause", "PT0.5S",
                "kontor.due.max-attempts", "60",
                "kontor.birthday.time", "00:00",
                "kontor.birthday.plan-every", "1S");
    }

    @Override
    public void stop() {
        // Nothing was started.
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
