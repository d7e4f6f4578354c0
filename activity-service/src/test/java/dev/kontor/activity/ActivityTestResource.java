package dev.kontor.activity;

import dev.kontor.platformtest.KontorTestResource;
import java.util.HashMap;
import java.util.Map;

/** What every service's tests have, and a Keycloak to read staff from. */
public class ActivityTestResource extends KontorTestResource {
    private static FakeKeycloak keycloak;

    @Override
    public Map<String, String> start() {
        synchronized (ActivityTestResource.class) {
            if (keycloak == null) {
                keycloak = new FakeKeycloak();
            }
        }
        Map<String, String> config = new HashMap<>(super.start());
        config.put("kontor.keycloak.url", keycloak.url());
        config.put("kontor.keycloak.client-id", "kontor-activity");
        config.put("kontor.keycloak.client-secret", FakeKeycloak.SECRET);
        config.put("kontor.keycloak.every", "PT1S");
        return config;
    }
}
