package dev.kontor.notification.template;

import dev.kontor.platform.patch.ExpectedVersion;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The words of letters over HTTP. */
@Tag(name = "Templates")
@Path("/api/v1/templates/{kind}/{language}")
public class TemplateResource {
    private static final String LANGUAGE_TAG = "[a-z]{2,3}(-[A-Z]{2})?";

    private final LetterTemplates templates;
    private final ShippedWordings shipped;
    private final RewordTemplate reword;

    TemplateResource(LetterTemplates templates, ShippedWordings shipped, RewordTemplate reword) {
        this.templates = templates;
        this.shipped = shipped;
        this.reword = reword;
    }

    @GET
    @WithSession
    @PermissionsAllowed("template:read")
    public Uni<RestResponse<TemplateView>> get(String kind, String language) {
        LetterKind letter = kind(kind);
        return templates
                .find(letter, language)
                .map(own -> own != null
                        ? TemplateView.from(letter, own)
                        : shipped.find(letter, language)
                                .map(words -> TemplateView.shipped(letter, language, words))
                                .orElseThrow(() -> Problem.notFound("template", kind + "/" + language)))
                .map(TemplateResource::answer);
    }

    @PUT
    @PermissionsAllowed("template:write")
    public Uni<RestResponse<TemplateView>> reword(
            String kind,
            @Pattern(regexp = LANGUAGE_TAG) String language,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid RewordTemplate.Request request) {
        LetterKind letter = kind(kind);
        ExpectedVersion expected = ifMatch == null ? null : ExpectedVersion.parse(ifMatch);
        return reword.reword(letter, language, request, expected)
                .map(template -> answer(TemplateView.from(letter, template)));
    }

    private static LetterKind kind(String code) {
        return LetterKind.of(code).orElseThrow(() -> Problem.notFound("kind of letter", code));
    }

    private static RestResponse<TemplateView> answer(TemplateView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header("ETag", "\"" + view.version() + "\"")
                .build();
    }
}
