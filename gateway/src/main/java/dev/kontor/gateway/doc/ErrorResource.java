package dev.kontor.gateway.doc;

import dev.kontor.gateway.problem.GatewayError;
import dev.kontor.gateway.problem.Problem;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Explains error codes, to programs as JSON and to people as a page. */
@Path("/api/v1/errors")
@Tag(name = "Platform")
@PermitAll
@NonBlocking
public class ErrorResource {
    private final ErrorCatalogue catalogue;

    ErrorResource(ErrorCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listErrors", summary = "All errors of the platform")
    public List<ErrorEntry> list() {
        return catalogue.entries();
    }

    @GET
    @Path("{code}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getError", summary = "What an error means and what to do about it")
    public ErrorEntry get(String code) {
        return catalogue
                .find(code)
                .orElseThrow(() -> Problem.of(GatewayError.NOT_FOUND, "There is no such error code"));
    }

    @GET
    @Path("{code}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public String page(String code) {
        ErrorEntry entry = get(code);
        return String.format(
                Locale.ROOT,
                """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>%s</title>
                <h1>%s</h1><p><code>%s</code>, HTTP %d</p><p>%s</p></html>
                """,
                escaped(entry.title()),
                escaped(entry.title()),
                escaped(entry.code()),
                entry.status(),
                escaped(entry.advice()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
