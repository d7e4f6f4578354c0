package dev.kontor.activity.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One line of a customer's feed.
 *
 * @param id of the event that it tells
 * @param kind {@code call.missed}, {@code deal.won} …
 * @param subjectId the call, deal … that it happened to
 * @param at when it happened for the business
 * @param actor {@code user:<id>}, {@code client:<id>} or {@code system:<service>}
 * @param data the fact's fields, as on its topic
 */
@Schema(name = "TimelineEntry")
public record TimelineEntryView(
        UUID id,
        UUID partyId,
        String kind,
        UUID subjectId,
        Instant at,
        String actor,
        @Nullable UUID ownerId,
        @Nullable String team,
        @Schema(type = SchemaType.OBJECT) JsonNode data) {}
