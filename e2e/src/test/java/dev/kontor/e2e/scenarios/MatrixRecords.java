package dev.kontor.e2e.scenarios;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.demo.client.Session;
import dev.kontor.e2e.Platform;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A record of each entity for each relation that somebody can have to it. */
final class MatrixRecords {
    /** Whose a record is, from the point of view of who asks; all of them are members of the team riga. */
    enum Whose {
        OWN,
        TEAMS,
        OTHERS;

        /** Whether a scope of the policy reaches it; no team of the matrix has others below it. */
        boolean isWithin(String scope) {
            return switch (scope) {
                case "all" -> true;
                case "team", "subtree" -> this != OTHERS;
                case "own" -> this == OWN;
                default -> false;
            };
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Platform platform;
    private final MatrixStaff staff;
    private final Map<String, String> made = new HashMap<>();

    MatrixRecords(Platform platform, MatrixStaff staff) {
        this.platform = platform;
        this.staff = staff;
    }

    /** The record; one's own is made for the role, the others are the same for all. */
    String id(String entity, Whose whose, String role) {
        String key = entity + " " + whose + (whose == Whose.OWN ? " " + role : "");
        // Making one may make another.
        String known = made.get(key);
        String id = known == null ? make(entity, whose, role) : known;
        made.put(key, id);
        return id;
    }

    private String make(String entity, Whose whose, String role) {
        String owner = owner(whose, role);
        return switch (entity) {
            case "person" -> given("/people", Map.of("familyName", "Matrix"), owner);
            case "organisation" -> given("/organisations", Map.of("name", "Matrix " + whose + " " + role), owner);
            case "task" -> task(owner);
            case "deal" -> deal(owner, whose);
            case "invoice" -> invoice(id("deal", whose, role), id("person", whose, role));
            case "meeting" -> meeting(whose, role);
            default -> throw new IllegalArgumentException(entity);
        };
    }

    /** Whom the record belongs to. */
    String owner(Whose whose, String role) {
        return switch (whose) {
            case OWN -> staff.of(role).id();
            case TEAMS -> staff.teammate();
            case OTHERS -> staff.stranger();
        };
    }

    private String given(String collection, Map<String, Object> details, String owner) {
        JsonNode record =
                admin().post(collection + (collection.equals("/people") ? "?allowDuplicate=true" : ""), details);
        String id = record.path("id").asText();
        admin().post(collection + "/" + id + "/reassign", Map.of("ownerId", owner));
        return id;
    }

    private String task(String owner) {
        String id = admin().post("/tasks", Map.of("title", "Matrix", "dueAt", "2027-12-01T10:00:00Z"))
                .path("id")
                .asText();
        admin().post("/tasks/" + id + "/reassign", Map.of("assigneeId", owner));
        return id;
    }

    /** Deals-service may learn a moment later who was hired. */
    private String deal(String owner, Whose whose) {
        Map<String, Object> deal =
                Map.of("title", "Matrix", "ownerId", owner, "team", whose == Whose.OTHERS ? "tallinn" : "riga");
        return await().ignoreExceptions()
                .atMost(PATIENCE)
                .until(() -> admin().post("/deals", deal).path("id").asText(), id -> !id.isEmpty());
    }

    private String invoice(String deal, String person) {
        return admin().post(
                        "/invoices",
                        Map.of(
                                "customerId",
                                person,
                                "customerKind",
                                "person",
                                "dealId",
                                deal,
                                "currency",
                                "EUR",
                                "dueOn",
                                "2027-12-01",
                                "lines",
                                List.of(Map.of(
                                        "description",
                                        "Matrix",
                                        "quantity",
                                        1,
                                        "unitPrice",
                                        Map.of("amount", 10, "currency", "EUR"),
                                        "taxPercent",
                                        21))))
                .path("id")
                .asText();
    }

    private String meeting(Whose whose, String role) {
        Map<String, Object> details =
                Map.of("title", "Matrix", "startsAt", "2027-12-01T10:00:00Z", "endsAt", "2027-12-01T11:00:00Z");
        return switch (whose) {
            case OWN -> staff.of(role).post("/meetings", details);
            case TEAMS ->
                platform.as("janis.ozols").post("/meetings", details).path("id").asText();
            case OTHERS ->
                platform.as("omar.haddad").post("/meetings", details).path("id").asText();
        };
    }

    private Session admin() {
        return platform.as("admin");
    }
}
