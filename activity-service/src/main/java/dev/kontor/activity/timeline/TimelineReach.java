package dev.kontor.activity.timeline;

import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.access.FactFields;
import dev.kontor.platform.access.FieldRule;
import dev.kontor.platform.access.RowScope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reader's timelines show: entries of records that they may read, as far as timelines and those records both reach, without the
 * fields of those records that are concealed from them.
 *
 * @param rows by record
 * @param fields by record
 */
record TimelineReach(Map<String, RowScope> rows, Map<String, Map<String, FieldRule>> fields) {
    static TimelineReach of(Caller caller) {
        RowScope timelines = caller.scope("timeline", Action.READ);
        Map<String, RowScope> rows = new HashMap<>();
        Map<String, Map<String, FieldRule>> fields = new HashMap<>();
        for (String record : Entry.RECORDS) {
            rows.put(record, timelines.and(caller.scope(record, Action.READ)));
            fields.put(record, caller.fields(record));
        }
        return new TimelineReach(rows, fields);
    }

    /** {@code [{record, staff, teams, grantees}]} for those that are seen at all; no staff for those that are seen whoever has them. */
    JsonArray asJson() {
        JsonArray all = new JsonArray();
        rows.forEach((record, scope) -> {
            if (scope.reach() != RowScope.Reach.NOTHING) {
                all.add(new JsonObject()
                        .put("record", record)
                        .put(
                                "staff",
                                scope.staffId() == null ? null : scope.staffId().toString())
                        .put("teams", new JsonArray(List.copyOf(scope.teams())))
                        .put("grantees", new JsonArray(Share.granteesOf(scope))));
            }
        });
        return all;
    }

    /** @param kind {@code deal.won} */
    Map<String, FieldRule> fieldsOf(String record, String kind) {
        String fact = kind.substring(kind.indexOf('.') + 1);
        return FactFields.shipped().rules(record, fact, fields.getOrDefault(record, Map.of()));
    }
}
