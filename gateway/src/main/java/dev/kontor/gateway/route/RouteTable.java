package dev.kontor.gateway.route;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which service answers which path: one look by the first segment after {@code /api/v1/}, one more by the first two. */
@Singleton
public class RouteTable {
    static final String API = "/api/v1/";

    private final Map<String, Route> bySegment = new HashMap<>();
    private final Set<String> own = new HashSet<>();
    private final Map<String, Upstream> byName = new HashMap<>();

    RouteTable(ServicesConfig config) {
        config.services().forEach((name, service) -> {
            Upstream upstream = Upstream.of(name, service.url());
            byName.put(name, upstream);
            service.paths().forEach(segment -> add(segment, new Route(upstream, false)));
            service.except().orElse(List.of()).forEach(path -> own.add(API + path));
            service.streams().orElse(List.of()).forEach(segment -> add(segment, new Route(upstream, true)));
        });
    }

    private void add(String segment, Route route) {
        Route other = bySegment.putIfAbsent(segment, route);
        if (other != null) {
            throw new IllegalArgumentException("Both " + other.upstream().name() + " and "
                    + route.upstream().name() + " claim " + API + segment);
        }
    }

    @Nullable
    Route find(String path) {
        if (!path.startsWith(API) || own.contains(path)) {
            return null;
        }
        int end = path.indexOf('/', API.length());
        if (end < 0) {
            return bySegment.get(path.substring(API.length()));
        }
        Route route = bySegment.get(path.substring(API.length(), end));
        if (route != null) {
            return route;
        }
        int second = path.indexOf('/', end + 1);
        return bySegment.get(second < 0 ? path.substring(API.length()) : path.substring(API.length(), second));
    }

    /** Names of the services, in the order of the alphabet. */
    public SortedSet<String> services() {
        return new TreeSet<>(byName.keySet());
    }

    /** The service that serves what is under this first segment. */
    public Upstream owner(String segment) {
        Route route = bySegment.get(segment);
        if (route == null) {
            throw new IllegalArgumentException("No service serves " + API + segment);
        }
        return route.upstream();
    }

    public Upstream upstream(String name) {
        Upstream upstream = byName.get(name);
        if (upstream == null) {
            throw new IllegalArgumentException("There is no service " + name);
        }
        return upstream;
    }
}
