package dev.kontor.deals.deal;

import dev.kontor.platform.http.Answers;
import dev.kontor.platform.idempotency.Idempotent;
import dev.kontor.platform.patch.ExpectedVersion;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What is done with a deal, over HTTP. If-Match is honoured when it is sent. */
@Tag(name = "Deals")
@Path(DealResource.PATH)
public class DealCommandResource {
    private final MoveDeal move;
    private final WinDeal win;
    private final LoseDeal lose;
    private final ReassignDeal reassign;

    DealCommandResource(MoveDeal move, WinDeal win, LoseDeal lose, ReassignDeal reassign) {
        this.move = move;
        this.win = win;
        this.lose = lose;
        this.reassign = reassign;
    }

    @POST
    @Path("{id}/move")
    @Idempotent
    @PermissionsAllowed("deal:write")
    public Uni<RestResponse<DealView>> move(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid MoveDeal.Request request) {
        return move.move(id, ExpectedVersion.ifSent(ifMatch), request).map(d -> Answers.ok(d, DealView.from(d)));
    }

    @POST
    @Path("{id}/win")
    @Idempotent
    @PermissionsAllowed("deal:write")
    public Uni<RestResponse<DealView>> win(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, WinDeal.@Nullable Request request) {
        return win.win(id, ExpectedVersion.ifSent(ifMatch), Objects.requireNonNullElse(request, WinDeal.Request.NOW))
                .map(d -> Answers.ok(d, DealView.from(d)));
    }

    @POST
    @Path("{id}/lose")
    @Idempotent
    @PermissionsAllowed("deal:write")
    public Uni<RestResponse<DealView>> lose(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid LoseDeal.Request request) {
        return lose.lose(id, ExpectedVersion.ifSent(ifMatch), request).map(d -> Answers.ok(d, DealView.from(d)));
    }

    @POST
    @Path("{id}/reassign")
    @Idempotent
    @PermissionsAllowed("deal:assign")
    public Uni<RestResponse<DealView>> reassign(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid ReassignDeal.Request request) {
        return reassign.reassign(id, ExpectedVersion.ifSent(ifMatch), request)
                .map(d -> Answers.ok(d, DealView.from(d)));
    }
}
