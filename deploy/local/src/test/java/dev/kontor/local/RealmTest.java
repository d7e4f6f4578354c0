package dev.kontor.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What deploy/keycloak/realm.json promises by itself; what Keycloak makes of it is seen end to end. */
class RealmTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Checkout.find().root();
    private static final Set<String> OF_THE_PROTOCOL =
            Set.of("basic", "roles", "web-origins", "acr", "profile", "email", "service_account", "kontor-api");
    private static final Pattern SHORTEST = Pattern.compile("\\blength\\((\\d+)\\)");

    private final JsonNode realm = read("deploy/keycloak/realm.json");

    @TempDir
    private Path home;

    @Test
    void everyPermissionIsAScopeOfItsOwn() {
        // given
        Set<String> permissions = new TreeSet<>(Set.of("kontor"));
        for (Map.Entry<String, JsonNode> entity :
                read("contracts/access-policy.json").properties()) {
            entity.getValue()
                    .path("actions")
                    .fieldNames()
                    .forEachRemaining(action -> permissions.add(entity.getKey() + ":" + action));
        }
        // when
        Set<String> scopes = new TreeSet<>();
        realm.path("clientScopes")
                .forEach(scope -> scopes.add(scope.path("name").asText()));
        scopes.removeAll(OF_THE_PROTOCOL);
        // then
        assertThat(scopes).isEqualTo(permissions);
    }

    /** Else any client that somebody makes could ask for them. */
    @Test
    void noClientHasAPermissionThatItWasNotGiven() {
        assertThat(realm.path("defaultOptionalClientScopes")).isEmpty();
        assertThat(realm.path("defaultDefaultClientScopes"))
                .isNotEmpty()
                .allSatisfy(scope -> assertThat(OF_THE_PROTOCOL).contains(scope.asText()));
    }

    @Test
    void holdsPlaceholdersForSecretsAndNoneInTheirPlace() {
        for (JsonNode secret : realm.findValues("secret")) {
            assertThat(secret.asText()).matches("\\$\\{KONTOR_SECRET_[A-Z_]+}");
        }
        for (JsonNode credentials : realm.path("users").findValues("credentials")) {
            assertThat(credentials.findValuesAsText("value"))
                    .isNotEmpty()
                    .allMatch(value -> value.matches("\\$\\{KONTOR_PASSWORD_[A-Z_]+}"));
        }
    }

    /** Importing does not ask the policy. */
    @Test
    void generatedPasswordsObeyItsPolicy() {
        // given
        Matcher shortest = SHORTEST.matcher(realm.path("passwordPolicy").asText());
        assertThat(shortest.find()).isTrue();
        int length = Integer.parseInt(shortest.group(1));
        // when
        Map<String, String> passwords =
                Credentials.of(new StackPlace(Checkout.find(), home, 12000)).users();
        // then
        assertThat(length).isGreaterThanOrEqualTo(12);
        assertThat(passwords)
                .isNotEmpty()
                .allSatisfy((user, password) ->
                        assertThat(password).hasSizeGreaterThanOrEqualTo(length).isNotEqualToIgnoringCase(user));
    }

    private static JsonNode read(String file) {
        try {
            return JSON.readTree(ROOT.resolve(file).toFile());
        } catch (IOException e) {
            throw new LocalPartException(file + " cannot be read", e);
        }
    }
}
