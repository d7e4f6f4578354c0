package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.e2e.Platform;
import dev.kontor.e2e.RealmTokens;
import dev.kontor.local.ChildProcess;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No request asks Keycloak: it stands still, and tokens that nobody has seen before are taken, and bad ones refused. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FrozenKeycloakIT {
    /** One of each service. */
    private static final List<String> COLLECTIONS =
            List.of("/people", "/deals", "/tasks", "/calls", "/reports/kpis", "/deliveries");

    private final Platform platform = Platform.shared();

    @Test
    void tokensAreCheckedWithoutIt() {
        // given: its keys are known
        RealmTokens tokens = new RealmTokens(platform);
        ask(tokens.ofUser("admin"), 200);
        List<String> unseen = List.of(tokens.ofUser("admin"), tokens.ofUser("anna.berzina"));
        ChildProcess keycloak = platform.stack().part("keycloak").process();

        // when
        keycloak.freeze();

        // then
        try {
            unseen.forEach(token -> ask(token, 200));
            ask(unseen.getFirst().replaceAll("\\.[^.]+$", ".c2lnbmF0dXJl"), 401);
        } finally {
            keycloak.thaw();
        }
    }

    private void ask(String token, int status) {
        for (String collection : COLLECTIONS) {
            assertThat(platform.send("GET", "/api/v1" + collection, token, null).statusCode())
                    .as(collection)
                    .isEqualTo(status);
        }
    }
}
