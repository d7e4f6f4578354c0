package dev.kontor.platform.integrity;

import dev.kontor.platform.problem.Problem;
import io.quarkus.arc.All;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What this service holds, counted and summed. The gateway puts the services' answers together and describes them. */
@Path("/api/v1/integrity")
public class IntegrityResource {
    private final List<Holding> holdings;
    private final ProveHolding prove;
    private final String service;

    IntegrityResource(
            @All List<Holdings> holdings,
            ProveHolding prove,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.holdings = holdings.stream().flatMap(each -> each.all().stream()).toList();
        this.prove = prove;
        this.service = service;
    }

    @GET
    @Path("{type}")
    @Operation(hidden = true)
    @PermissionsAllowed("integrity:read")
    public Uni<HoldingView> prove(
            @PathParam("type") String type,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        Holding holding = holdings.stream()
                .filter(each -> each.type().equals(type))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("holding of", type));
        return prove.hours(holding, moment("/from", from), moment("/to", to)).map(hours -> {
            if (hours.size() > ProveHolding.MAX_HOURS) {
                throw Problem.invalid("/from", "range", "There are more than " + ProveHolding.MAX_HOURS + " hours");
            }
            return HoldingView.of(holding, service, hours);
        });
    }

    private static @Nullable Instant moment(String pointer, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw Problem.invalid(pointer, "format", "is no moment such as 2026-11-22T10:00:00Z");
        }
    }
}
