package dev.kontor.gateway.route;

import dev.kontor.gateway.limit.BodyLimit;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Hands every request whose path is in the route table over to its service. Comes after access and rate were checked. */
@Singleton
public class Forwarding {
    private final RouteTable routes;
    private final UpstreamClients clients;
    private final BodyLimit bodyLimit;
    private final ProxyConfig config;
    private final Traffic traffic;

    Forwarding(RouteTable routes, UpstreamClients clients, BodyLimit bodyLimit, ProxyConfig config, Traffic traffic) {
        this.routes = routes;
        this.clients = clients;
        this.bodyLimit = bodyLimit;
        this.config = config;
        this.traffic = traffic;
    }

    void register(@Observes Router router) {
        router.route(RouteTable.API + "*")
                .order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT)
                .handler(this::forward);
    }

    private void forward(RoutingContext call) {
        String path = call.request().path();
        Route route = path == null ? null : routes.find(path);
        if (route == null) {
            call.next();
        } else {
            new Exchange(call.request(), route, this).start();
        }
    }

    UpstreamClients clients() {
        return clients;
    }

    BodyLimit bodyLimit() {
        return bodyLimit;
    }

    long responseTimeoutMillis() {
        return config.responseTimeout().toMillis();
    }

    Traffic traffic() {
        return traffic;
    }
}
