package dev.kontor.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands around the gateway in a test: a token issuer and services, one of them (notification) down. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    private static TestRealm realm;
    private static TestServices services;

    static TestRealm realm() {
        return realm;
    }

    static TestServices services() {
        return services;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        realm = new TestRealm(0);
        services = new TestServices();
        Map<String, String> config = new HashMap<>();
        for (String name : List.of("contacts", "deals", "activity", "telephony", "analytics")) {
            config.put("kontor.services." + name + ".url", services.url());
        }
        config.put("kontor.services.notification.url", "http://127.0.0.1:" + freePort());
        config.put("quarkus.oidc.auth-server-url", realm.url());
        config.put("kontor.proxy.response-timeout", "1S");
        config.put("quarkus.http.test-port", "0");
        return config;
    }

    @Override
    public void stop() {
        realm.stop();
        services.stop();
    }
}
