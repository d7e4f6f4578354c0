package dev.kontor.platformtest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code @WithTestResource(KontorTestResource.class)}: PostgreSQL with the service's empty database, Kafka, and a token issuer. */
public class KontorTestResource implements QuarkusTestResourceLifecycleManager {
    private static final String SECRETS_KEY = "test:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static @Nullable Infrastructure infrastructure;

    @Override
    public Map<String, String> start() {
        synchronized (KontorTestResource.class) {
            if (infrastructure == null) {
                infrastructure = Infrastructure.start();
            }
            Map<String, String> config = new HashMap<>(infrastructure.config());
            config.put("quarkus.oidc.auth-server-url", Issuer.shared().url());
            config.put("quarkus.http.test-port", "0");
            config.put("kontor.secrets.key", SECRETS_KEY);
            config.put("mp.messaging.connector.smallrye-kafka.fetch.max.wait.ms", "50");
            return config;
        }
    }

    @Override
    public void stop() {
        // The servers serve the whole JVM and end with it: starting them anew for each test profile would double the
        // time.
    }
}
