package dev.kontor.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands around the gateway in a test: Kafka with all topics, a token issuer, and services, one of them (notification) down. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    static final int CALLER_STREAMS = 50;

    private static TestRealm realm;
    private static TestServices services;
    private static TestLog log;
    private static Socket refusing;

    static TestRealm realm() {
        return realm;
    }

    static TestServices services() {
        return services;
    }

    static TestLog log() {
        return log;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bound and not listening: whoever connects is refused, and nobody else can take its port. */
    private static Socket refusing() {
        try {
            Socket bound = new Socket();
            bound.bind(new InetSocketAddress("127.0.0.1", 0));
            return bound;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        realm = new TestRealm(0);
        services = new TestServices();
        refusing = refusing();
        // As the servers of the other modules' tests it serves the whole JVM and ends with it.
        log = log == null ? TestLog.start() : log;
        Map<String, String> config = new HashMap<>();
        for (String name : List.of("contacts", "deals", "activity", "telephony", "analytics")) {
            config.put("kontor.services." + name + ".url", services.url());
        }
        config.put("kontor.services.notification.url", "http://127.0.0.1:" + refusing.getLocalPort());
        config.put("quarkus.oidc.auth-server-url", realm.url());
        config.put("kontor.proxy.response-timeout", "1S");
        config.put("kafka.bootstrap.servers", log.bootstrapServers());
        config.put("kontor.stream.ring-facts", "100");
        config.put("kontor.stream.stall", "2S");
        config.put("kontor.stream.caller-streams", Integer.toString(CALLER_STREAMS));
        config.put("quarkus.http.test-port", "0");
        return config;
    }

    @Override
    public void stop() {
        realm.stop();
        services.stop();
        try {
            refusing.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
