package dev.kontor.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a collection of the API, page after page. */
public final class Listing {
    private static final int PAGE = 500;

    private Listing() {}

    /** Everything that the caller may see. */
    public static List<JsonNode> all(Session session, String collection, @Nullable String filter) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = session.get(
                    collection + "?limit=" + PAGE + parameter("filter", filter) + parameter("cursor", cursor));
            page.path("items").forEach(items::add);
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        return items;
    }

    /** How many records match. */
    public static long count(Session session, String collection, @Nullable String filter) {
        return session.get(collection + "?limit=1&count=exact" + parameter("filter", filter))
                .path("count")
                .asLong();
    }

    /** A text as a quoted value of the filter language. */
    public static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : "&" + name + "=" + encoded(value);
    }
}
