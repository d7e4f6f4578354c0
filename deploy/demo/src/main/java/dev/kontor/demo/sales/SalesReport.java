package dev.kontor.demo.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.demo.client.ImportError;
import dev.kontor.demo.client.Json;
import dev.kontor.demo.client.Listing;
import dev.kontor.demo.client.Session;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Analytics' report on the pipeline, with names beside the ids. Every number is the service's own. */
final class SalesReport {
    private static final List<String> COPIED = List.of(
            "won",
            "lost",
            "winRate",
            "medianDaysToWin",
            "meanDaysToWin",
            "medianDaysToLose",
            "meanDaysToLose",
            "wonByQuarter");

    private final Session session;

    SalesReport(Session session) {
        this.session = session;
    }

    /** @param agents names of those whose deals the report is about */
    ObjectNode ask(Set<String> agents, List<ImportError> errors) {
        JsonNode report = session.get("/reports/deals?pipeline=" + SalesFiles.PIPELINE);
        ObjectNode answer = Json.object();
        COPIED.forEach(field -> answer.set(field, report.path(field)));
        answer.set("engaging", report.path("byStage").path("engaging"));
        answer.set("prospecting", report.path("byStage").path("prospecting"));
        answer.put("wonValue", report.path("wonValue").path("amount").asText());
        answer.put("averageCheck", report.path("averageCheck").path("amount").asText());
        answer.put("currency", SalesFiles.CURRENCY);
        addAgents(answer, report.path("byOwner"), agents);
        addProducts(answer, report.path("byProduct"));
        answer.putPOJO("productAliases", SalesFiles.PRODUCT_ALIASES);
        answer.putPOJO("importErrors", errors);
        return answer;
    }

    private void addAgents(ObjectNode answer, JsonNode owners, Set<String> agents) {
        Map<String, String> names = names("/staff");
        Set<String> without = new HashSet<>(agents);
        owners.forEach(owner -> without.remove(names.get(owner.path("ownerId").asText())));
        JsonNode best = best(owners);
        ObjectNode agent = answer.putObject("bestAgent");
        agent.put("name", names.getOrDefault(best.path("ownerId").asText(), ""));
        agent.put("wonValue", best.path("wonValue").path("amount").asText());
        answer.put("agentsWithoutDeal", without.size());
    }

    private void addProducts(ObjectNode answer, JsonNode products) {
        Map<String, String> names = names("/products");
        ObjectNode rows = answer.putObject("rowsByProduct");
        products.forEach(product -> {
            String id = product.path("productId").asText();
            rows.set(names.getOrDefault(id, id), product.path("rows"));
        });
    }

    private Map<String, String> names(String collection) {
        Map<String, String> names = new HashMap<>();
        Listing.all(session, collection, null)
                .forEach(each ->
                        names.put(each.path("id").asText(), each.path("name").asText()));
        return names;
    }

    private static JsonNode best(JsonNode owners) {
        JsonNode best = Json.object();
        for (JsonNode owner : owners) {
            if (wonValue(owner).compareTo(wonValue(best)) > 0) {
                best = owner;
            }
        }
        return best;
    }

    private static BigDecimal wonValue(JsonNode owner) {
        return new BigDecimal(owner.path("wonValue").path("amount").asText("0"));
    }
}
