package dev.kontor.deals.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kontor.platform.http.Answers;
import dev.kontor.platform.idempotency.Idempotent;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.patch.MergePatch;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Invoices over HTTP. On commands If-Match is honoured when it is sent. */
@Tag(name = "Invoices")
@Path(InvoiceResource.PATH)
public class InvoiceResource {
    static final String PATH = "/api/v1/invoices";

    private final Invoices invoices;
    private final DraftInvoice draft;
    private final ReviseInvoice revise;
    private final IssueInvoice issue;
    private final PayInvoice pay;

    InvoiceResource(Invoices invoices, DraftInvoice draft, ReviseInvoice revise, IssueInvoice issue, PayInvoice pay) {
        this.invoices = invoices;
        this.draft = draft;
        this.revise = revise;
        this.issue = issue;
        this.pay = pay;
    }

    @POST
    @Idempotent
    @PermissionsAllowed("invoice:create")
    public Uni<RestResponse<InvoiceView>> draft(@NotNull @Valid InvoiceDraft request) {
        return draft.draft(request).map(i -> Answers.created(PATH, i, InvoiceView.from(i)));
    }

    @GET
    @WithSession
    @PermissionsAllowed("invoice:read")
    public Uni<Page<InvoiceView>> list(@BeanParam @Valid ListQuery query) {
        return invoices.list(query).map(page -> page.map(InvoiceView::from));
    }

    @GET
    @Path("{id}")
    @WithSession
    @PermissionsAllowed("invoice:read")
    public Uni<RestResponse<InvoiceView>> get(UUID id) {
        return invoices.get(id).map(i -> Answers.ok(i, InvoiceView.from(i)));
    }

    @GET
    @Path("{id}/payments")
    @WithSession
    @PermissionsAllowed("invoice:read")
    public Uni<List<PaymentView>> payments(UUID id) {
        return invoices.get(id)
                .chain(invoice -> invoices.payments(id))
                .map(found -> found.stream().map(PaymentView::from).toList());
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed("invoice:write")
    public Uni<RestResponse<InvoiceView>> revise(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ObjectNode patch) {
        return revise.revise(id, ExpectedVersion.parse(ifMatch), patch).map(i -> Answers.ok(i, InvoiceView.from(i)));
    }

    @POST
    @Path("{id}/issue")
    @Idempotent
    @Operation(summary = "Issue a draft under the next number; it does not change any more")
    @PermissionsAllowed("invoice:write")
    public Uni<RestResponse<InvoiceView>> issue(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return issue.issue(id, ExpectedVersion.ifSent(ifMatch)).map(i -> Answers.ok(i, InvoiceView.from(i)));
    }

    @POST
    @Path("{id}/pay")
    @Idempotent
    @Operation(summary = "Record a payment, of the whole or a part")
    @PermissionsAllowed("invoice:write")
    public Uni<RestResponse<InvoiceView>> pay(
            UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid PayInvoice.@Nullable Request request) {
        PayInvoice.Request payment = Objects.requireNonNullElse(request, PayInvoice.Request.EVERYTHING_NOW);
        return pay.pay(id, ExpectedVersion.ifSent(ifMatch), payment).map(i -> Answers.ok(i, InvoiceView.from(i)));
    }
}
