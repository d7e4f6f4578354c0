package dev.kontor.e2e.scenarios;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How to ask for each operation on one record so that nothing but the row rule stands in the way. A new operation needs a row here. */
final class MatrixRows {
    private static final String MERGE = "application/merge-patch+json";
    private static final String JSON = "application/json";

    /** Of these, records belong to nobody, or to their maker only: the operations as such are in the first half of the matrix. */
    private static final Set<String> WITHOUT_ROWS = Set.of(
            "staff",
            "teams",
            "access",
            "hand-overs",
            "products",
            "pipelines",
            "sla-policies",
            "templates",
            "webhooks",
            "deliveries",
            "calls",
            "timelines",
            "audit",
            "rebuilds");

    /**
     * One operation.
     *
     * @param record the entity of the record it is about
     * @param action that the row rule is asked for
     * @param field that it changes if a field rule is known to name it; empty for none
     * @param bodyFor makes the body from the id of the record's owner; null for none
     */
    record Row(
            String operation,
            String record,
            String action,
            String field,
            @Nullable String type,
            @Nullable Function<String, String> bodyFor) {
        Row changing(String changed) {
            return new Row(operation, record, action, changed, type, bodyFor);
        }

        @Nullable
        String body(String owner) {
            return bodyFor == null ? null : bodyFor.apply(owner);
        }
    }

    private final Map<String, Row> rows = Stream.concat(
                    shares(Map.of(
                            "people", "person",
                            "organisations", "organisation",
                            "deals", "deal",
                            "invoices", "invoice",
                            "tasks", "task",
                            "meetings", "meeting")),
                    Stream.of(
                            read("/people/{id}", "person"),
                            patch("/people/{id}", "person", "{\"source\":\"matrix\"}"),
                            delete("/people/{id}", "person"),
                            post(
                                            "/people/{id}/life-cycle",
                                            "person",
                                            "write",
                                            owner -> "{\"to\":\"active\",\"reason\":\"matrix\"}")
                                    .changing("lifeCycle"),
                            post(
                                    "/people/{id}/reassign",
                                    "person",
                                    "assign",
                                    owner -> "{\"ownerId\":\"" + owner + "\"}"),
                            read("/people/{personId}/affiliations", "person"),
                            post(
                                    "/people/{personId}/affiliations",
                                    "person",
                                    "write",
                                    owner -> "{\"organisationId\":\"" + owner + "\",\"role\":\"employee\"}"),
                            read("/organisations/{id}", "organisation"),
                            patch("/organisations/{id}", "organisation", "{\"name\":\"Matrix\"}"),
                            delete("/organisations/{id}", "organisation"),
                            post(
                                    "/organisations/{id}/reassign",
                                    "organisation",
                                    "assign",
                                    owner -> "{\"ownerId\":\"" + owner + "\"}"),
                            read("/deals/{id}", "deal"),
                            read("/deals/{id}/history", "deal"),
                            patch("/deals/{id}", "deal", "{\"title\":\"Matrix\"}"),
                            post("/deals/{id}/move", "deal", "write", owner -> "{\"stage\":\"no-such-stage\"}"),
                            post("/deals/{id}/win", "deal", "write", owner -> "{}"),
                            post("/deals/{id}/lose", "deal", "write", owner -> "{\"reason\":\"matrix\"}"),
                            post("/deals/{id}/reassign", "deal", "assign", owner -> "{\"ownerId\":\"" + owner + "\"}"),
                            read("/invoices/{id}", "invoice"),
                            read("/invoices/{id}/payments", "invoice"),
                            patch("/invoices/{id}", "invoice", "{\"currency\":\"EUR\"}"),
                            post("/invoices/{id}/issue", "invoice", "write", null),
                            post("/invoices/{id}/pay", "invoice", "write", owner -> "{}"),
                            read("/tasks/{id}", "task"),
                            patch("/tasks/{id}", "task", "{\"title\":\"Matrix\"}"),
                            post(
                                    "/tasks/{id}/reassign",
                                    "task",
                                    "assign",
                                    owner -> "{\"assigneeId\":\"" + owner + "\"}"),
                            post("/tasks/{id}/complete", "task", "write", null),
                            post("/tasks/{id}/cancel", "task", "write", null),
                            read("/meetings/{id}", "meeting"),
                            patch("/meetings/{id}", "meeting", "{\"title\":\"Matrix\"}"),
                            post("/meetings/{id}/cancel", "meeting", "write", null)))
            .collect(Collectors.toMap(Row::operation, Function.identity()));

    /** With staff and teams that there are not: who is let through is told so, and nothing is shared. */
    private static Stream<Row> shares(Map<String, String> records) {
        return records.entrySet().stream().flatMap(kind -> {
            String shares = "/" + kind.getKey() + "/{id}/shares";
            Stream<Row> changes = Stream.of(shares + "/staff/{staffId}", shares + "/teams/{team}")
                    .flatMap(path -> Stream.of(
                            new Row("PUT /api/v1" + path, kind.getValue(), "write", "", JSON, owner -> "{}"),
                            new Row("DELETE /api/v1" + path, kind.getValue(), "write", "", null, null)));
            return Stream.concat(Stream.of(read(shares, kind.getValue())), changes);
        });
    }

    private static Row read(String path, String record) {
        return new Row("GET /api/v1" + path, record, "read", "", null, null);
    }

    /** With a version that nobody has: who is let through is told that it is stale, and nothing changes. */
    private static Row patch(String path, String record, String body) {
        return new Row("PATCH /api/v1" + path, record, "write", "", MERGE, owner -> body);
    }

    private static Row delete(String path, String record) {
        return new Row("DELETE /api/v1" + path, record, "delete", "", null, null);
    }

    private static Row post(String path, String record, String action, @Nullable Function<String, String> body) {
        return new Row("POST /api/v1" + path, record, action, "", JSON, body);
    }

    List<Row> all() {
        return List.copyOf(rows.values());
    }

    boolean knows(String operation) {
        return rows.containsKey(operation);
    }

    /** Jobs of exports and imports are their asker's, which is tested where they are. */
    static boolean isAboutOneRecord(String operation) {
        String path = operation.substring(operation.indexOf("/api/v1/") + "/api/v1/".length());
        return path.contains("{")
                && !path.contains("/exports/")
                && !path.contains("/imports/")
                && !WITHOUT_ROWS.contains(path.substring(0, path.indexOf('/')));
    }
}
