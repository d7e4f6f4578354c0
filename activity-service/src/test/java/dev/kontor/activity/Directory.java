package dev.kontor.activity;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.platformtest.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the fake Keycloak tells, for tests that need people. It forgets nobody between tests. */
public final class Directory {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<ObjectNode> USERS = new ArrayList<>();
    private static final ObjectNode GROUP_ROLES = JSON.createObjectNode();

    private Directory() {}

    /** A user in Keycloak, known to the service when this returns. */
    public static UUID hire(String username, String team) {
        UUID id = UUID.randomUUID();
        USERS.add(user(id, username, team));
        tell(false);
        awaitStaff(id);
        return id;
    }

    public static ObjectNode user(UUID id, String username, String team) {
        ObjectNode user = JSON.createObjectNode()
                .put("id", id.toString())
                .put("username", username)
                .put("firstName", "First")
                .put("lastName", username)
                .put("email", username + "@kontor.example")
                .put("enabled", true);
        return team == null ? user : user.put("team", team);
    }

    public static void add(List<ObjectNode> users) {
        USERS.addAll(users);
        tell(false);
    }

    /** Changes what Keycloak tells of a user. */
    public static void change(UUID id, java.util.function.Consumer<ObjectNode> change) {
        USERS.stream()
                .filter(user -> user.path("id").asText().equals(id.toString()))
                .forEach(change);
        tell(false);
    }

    public static void delete(UUID id) {
        USERS.removeIf(user -> user.path("id").asText().equals(id.toString()));
        tell(false);
    }

    /** Gives a group a role, and so all in it and below it. */
    public static void giveToGroup(String path, String role) {
        GROUP_ROLES.withArray(path).add(role);
        tell(false);
    }

    /** Makes Keycloak tell of everybody, or answer nothing but 503 while it is away. */
    public static void tell(boolean away) {
        ArrayNode users = JSON.createArrayNode().addAll(USERS);
        String url = ConfigProvider.getConfig().getValue("kontor.keycloak.url", String.class);
        given().contentType("application/json")
                .body(JSON.createObjectNode()
                        .put("away", away)
                        .<ObjectNode>set("users", users)
                        .set("groupRoles", GROUP_ROLES)
                        .toString())
                .put(url + "/control")
                .then()
                .statusCode(200);
    }

    public static Map<String, Object> awaitStaff(UUID id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> given().auth().oauth2(Tokens.administrator()).get("/api/v1/staff/" + id),
                        answer -> answer.statusCode() == 200)
                .jsonPath()
                .getMap("");
    }
}
