package dev.kontor.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Json;
import dev.kontor.e2e.Platform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the merged description × every role × one's own, a teammate's and a stranger's record, by the real gateway and with
 * tokens of the real Keycloak. What to expect comes from {@code contracts/access-policy.json} alone.
 */
class AccessMatrixIT {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    /** Streams have no end; what the gateway answers by itself names roles, not permissions, and has its own tests. */
    private static final Set<String> STREAMS = Set.of("/api/v1/screen-pops");

    private static final int FEWEST_OPERATIONS = 90;

    private static final Platform PLATFORM = Platform.shared();
    private static final MatrixStaff STAFF = new MatrixStaff(PLATFORM);

    private final MatrixRows rows = new MatrixRows();
    private final MatrixPolicy policy = new MatrixPolicy();
    private final List<String> faults = new ArrayList<>();
    private int checks;

    @AfterAll
    static void leave() {
        STAFF.leave();
    }

    @Test
    void everyOperationAsksForThePermissionThatItNames() {
        Map<String, String> operations = operations();
        assertThat(operations).hasSizeGreaterThan(FEWEST_OPERATIONS);
        for (String role : MatrixStaff.ROLES) {
            operations.forEach((operation, permission) -> {
                int status = STAFF.of(role).send(operation, UUID.randomUUID().toString(), bodyType(operation), null);
                boolean permitted = !"none".equals(policy.scope(role, permission));
                check(
                        role + " " + operation + " (" + permission + ")",
                        permitted ? status != 403 && status < 500 : status == 403,
                        status);
            });
        }
        assertThat(checks).isGreaterThan(MatrixStaff.ROLES.size() * FEWEST_OPERATIONS);
        assertThat(faults).isEmpty();
    }

    @Test
    void everyRecordIsReachedAsFarAsThePolicySays() {
        Map<String, String> operations = operations();
        Map<String, String> unknown = new TreeMap<>(operations);
        unknown.keySet().removeIf(operation -> !MatrixRows.isAboutOneRecord(operation) || rows.knows(operation));
        assertThat(unknown)
                .as("operations on one record without a row in MatrixRows")
                .isEmpty();

        MatrixRecords records = new MatrixRecords(PLATFORM, STAFF);
        for (String role : MatrixStaff.PEOPLE) {
            for (MatrixRows.Row row : rows.all()) {
                for (MatrixRecords.Whose whose : relations(role, row.record())) {
                    String id = records.id(row.record(), whose, role);
                    int status =
                            STAFF.of(role).send(row.operation(), id, row.type(), row.body(records.owner(whose, role)));
                    String permission = operations.get(row.operation());
                    check(
                            role + " " + row.operation() + " on " + whose.name().toLowerCase(Locale.ROOT) + " "
                                    + row.record(),
                            isExpected(role, row, permission, whose, status),
                            status);
                }
            }
        }
        assertThat(checks).isGreaterThan(MatrixStaff.PEOPLE.size() * rows.all().size() * 2);
        assertThat(faults).isEmpty();
    }

    @Test
    void theGuidesCommandExplainsARefusal() throws Exception {
        String person = new MatrixRecords(PLATFORM, STAFF).id("person", MatrixRecords.Whose.OTHERS, "sales");
        JsonNode explained = Json.read(Guide.of(Path.of("..", "docs", "access.md"))
                .runs(
                        PLATFORM,
                        "access/explain",
                        Map.of("STAFF", STAFF.of("sales").id(), "PERSON", person))
                .out());
        assertThat(explained.path("allowed").asBoolean(true)).isFalse();
        assertThat(explained.path("because").asText()).isEqualTo("The record is out of their reach");
        assertThat(explained.path("rules").findValuesAsText("rule")).containsExactly("role", "owner", "team", "share");
    }

    /** A meeting is its maker's for ever: who may not make one has none of their own. */
    private List<MatrixRecords.Whose> relations(String role, String entity) {
        boolean never = entity.equals("meeting") && "none".equals(policy.scope(role, "meeting:create"));
        return never
                ? List.of(MatrixRecords.Whose.TEAMS, MatrixRecords.Whose.OTHERS)
                : List.of(MatrixRecords.Whose.values());
    }

    private boolean isExpected(
            String role, MatrixRows.Row row, String permission, MatrixRecords.Whose whose, int status) {
        if ("none".equals(policy.scope(role, permission))) {
            return status == 403;
        }
        if (!whose.isWithin(policy.scope(role, row.record() + ":read"))) {
            return status == 404;
        }
        if (!whose.isWithin(policy.scope(role, row.record() + ":" + row.action()))
                || policy.isReadOnly(role, row.record(), row.field())) {
            return status == 403;
        }
        return status != 401 && status != 403 && status != 404 && status < 500;
    }

    /** What the operation takes, so that nothing is said about the body before the permission. */
    private static @Nullable String bodyType(String operation) {
        if (operation.startsWith("PATCH ")) {
            return "application/merge-patch+json";
        }
        if (operation.startsWith("GET ") || operation.startsWith("DELETE ")) {
            return null;
        }
        return operation.endsWith("/imports") ? "multipart/form-data; boundary=b" : "application/json";
    }

    private void check(String what, boolean holds, int status) {
        checks++;
        if (!holds) {
            faults.add(what + ": " + status);
        }
    }

    /** {@code GET /api/v1/people/{id}} → {@code person:read}. */
    private static Map<String, String> operations() {
        JsonNode api = Json.read(
                PLATFORM.send("GET", "/api/v1/openapi.json", null, null).body());
        Map<String, String> operations = new LinkedHashMap<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .filter(method -> method.getValue().has("x-permission") && !STREAMS.contains(path.getKey()))
                        .forEach(method -> operations.put(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                method.getValue().path("x-permission").asText())));
        return operations;
    }
}
