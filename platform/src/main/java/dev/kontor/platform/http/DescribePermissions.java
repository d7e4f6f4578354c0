package dev.kontor.platform.http;

import dev.kontor.platform.access.Governs;
import dev.kontor.platform.access.Permitted;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** Writes into the API description which permission each operation asks for, inherited operations too, and what its absence is answered. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescribePermissions implements OASFilter {
    private static final String EXTENSION = "x-permission";
    private static final List<Class<? extends Annotation>> VERBS =
            List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);

    private final Map<String, String> permissions = new HashMap<>();

    public DescribePermissions(IndexView index) {
        for (AnnotationInstance path : index.getAnnotations(Path.class)) {
            if (path.target().kind() == AnnotationTarget.Kind.CLASS) {
                ClassInfo resource = path.target().asClass();
                for (ClassInfo type = resource; type != null; type = index.getClassByName(type.superName())) {
                    type.methods().forEach(method -> take(path.value().asString(), resource, method));
                }
            }
        }
    }

    private void take(String base, ClassInfo resource, MethodInfo method) {
        String permission = permission(resource, method);
        if (permission == null) {
            return;
        }
        AnnotationInstance own = method.annotation(Path.class);
        String path = slashed(base) + (own == null ? "" : slashed(own.value().asString()));
        VERBS.stream()
                .filter(method::hasAnnotation)
                .forEach(verb -> permissions.put(verb.getSimpleName() + " " + plain(path), permission));
    }

    private static @Nullable String permission(ClassInfo resource, MethodInfo method) {
        AnnotationInstance named = method.annotation(PermissionsAllowed.class);
        if (named != null) {
            return String.join(" ", named.value().asStringArray());
        }
        AnnotationInstance inherited = method.annotation(Permitted.class);
        AnnotationInstance entity = resource.declaredAnnotation(Governs.class);
        return inherited == null || entity == null
                ? null
                : entity.value().asString() + ":" + inherited.value().asEnum().toLowerCase(Locale.ROOT);
    }

    private static String slashed(String path) {
        String trimmed = path.replaceAll("^/+|/+$", "");
        return trimmed.isEmpty() ? "" : "/" + trimmed;
    }

    /** Without the patterns of path parameters, which the description tells elsewhere. */
    private static String plain(String path) {
        return path.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}");
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((verb, operation) -> describe(operation, permissions.get(verb + " " + path))));
    }

    private static void describe(Operation operation, @Nullable String permission) {
        if (permission != null) {
            operation.addExtension(EXTENSION, permission);
            answer(operation, "401", "No valid access token");
            answer(operation, "403", "The caller has no role with the permission " + permission);
        }
    }

    private static void answer(Operation operation, String status, String description) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        operation
                .getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().description(description));
    }
}
