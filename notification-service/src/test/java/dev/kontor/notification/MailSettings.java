package dev.kontor.notification;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** Keeps a port for the mail server of each test, and makes the service quick to retry, mail and webhooks alike. */
public class MailSettings implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                Map.entry("kontor.smtp.port", String.valueOf(freePort())),
                Map.entry("kontor.due.poll", "PT0.05S"),
                Map.entry("kontor.due.workers", "4"),
                Map.entry("kontor.due.first-pause", "PT0.2S"),
                Map.entry("kontor.due.longest-pause", "PT0.5S"),
                Map.entry("kontor.due.max-attempts", "60"),
                Map.entry("kontor.birthday.time", "00:00"),
                Map.entry("kontor.birthday.plan-every", "1S"),
                Map.entry("kontor.webhooks.allowed-hosts", "127.0.0.1/32"),
                Map.entry("kontor.webhooks.schedule", "PT0S,PT0.1S,PT0.2S,PT0.3S"),
                Map.entry("kontor.webhooks.timeout", "PT5S"),
                Map.entry("kontor.webhooks.lease", "PT15S"),
                Map.entry("kontor.webhooks.poll", "PT0.05S"),
                Map.entry("kontor.webhooks.probe-every", "PT0.3S"),
                Map.entry("kontor.webhooks.suspend-after", "8"),
                Map.entry("kontor.webhooks.sweep-every", "PT1S"),
                Map.entry("kontor.webhooks.sweep-after", "PT1S"));
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
