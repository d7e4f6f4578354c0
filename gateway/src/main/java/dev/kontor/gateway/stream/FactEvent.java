package dev.kontor.gateway.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** For the description: a fact as a CloudEvent in structured JSON, with the attributes that it has on Kafka. */
@Schema(name = "FactEvent", description = "CloudEvents 1.0 in structured JSON; further extension attributes may come")
public record FactEvent(
        @Schema(examples = "1.0") String specversion,

        @Schema(description = "The same on Kafka, here and in webhooks: by it you know what you have had")
        String id,

        @Schema(examples = "/deals") String source,
        @Schema(examples = "kontor.deals.deal.won.v1") String type,
        @Schema(description = "Id of the record") String subject,
        Instant time,
        String datacontenttype,
        @Nullable String dataschema,

        @Schema(description = "1, 2, 3 … without a gap for each record")
        long aggregateversion,

        @Nullable String correlationid,
        @Nullable String causationid,
        @Nullable String actor,
        @Nullable String transactionid,
        @Nullable String traceparent,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class, description = "As dataschema describes it")
        @Nullable
        JsonNode data) {}
