package dev.kontor.platform.access;

import jakarta.ws.rs.container.ResourceInfo;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Asks for {@link Permitted}, before the body is read. */
class PermittedFilter {
    private final Caller caller;

    PermittedFilter(Caller caller) {
        this.caller = caller;
    }

    @Permitted(Action.READ)
    @ServerRequestFilter
    void require(ResourceInfo resource) {
        Governs governs = Objects.requireNonNull(resource.getResourceClass().getAnnotation(Governs.class));
        Permitted permitted =
                Objects.requireNonNull(resource.getResourceMethod().getAnnotation(Permitted.class));
        caller.require(governs.value(), permitted.value());
    }
}
