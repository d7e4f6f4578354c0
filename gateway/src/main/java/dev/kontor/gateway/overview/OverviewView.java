package dev.kontor.gateway.overview;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A customer seen whole. A member is absent when its service is {@code missing} or {@code withheld}; otherwise it is there, perhaps empty.
 *
 * @param missing services that did not answer in time
 * @param withheld services that do not speak to this caller
 */
@Schema(name = "PersonOverview")
public record OverviewView(
        @Schema(type = SchemaType.OBJECT, implementation = Object.class, description = "As GET /people/{id} answers")
        @Nullable
        JsonNode person,

        @Nullable LastContact lastContact,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = Object.class,
                description = "Open deals of the person and the organisation")
        @Nullable
        JsonNode deals,

        @Schema(type = SchemaType.ARRAY, implementation = Object.class, description = "Invoices issued and not paid")
        @Nullable
        JsonNode unpaidInvoices,

        @Schema(type = SchemaType.ARRAY, implementation = Object.class, description = "Open tasks, the oldest first")
        @Nullable
        JsonNode tasks,

        @Schema(type = SchemaType.ARRAY, implementation = Object.class, description = "The last five entries") @Nullable
        JsonNode timeline,

        @Schema(type = SchemaType.ARRAY, implementation = Object.class, description = "The last five calls") @Nullable
        JsonNode calls,

        List<String> missing,
        List<String> withheld) {}
