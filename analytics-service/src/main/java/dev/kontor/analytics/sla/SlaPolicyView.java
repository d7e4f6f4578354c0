package dev.kontor.analytics.sla;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A policy over REST. */
@Schema(name = "SlaPolicy")
public record SlaPolicyView(
        UUID id,
        long version,
        String code,
        String name,
        EventMatch start,
        EventMatch stop,
        long targetSeconds,
        @Nullable Integer warnPercent,
        @Nullable WorkingHours calendar,
        @Nullable String ownerField,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {
    static SlaPolicyView from(SlaPolicy policy, SlaPolicyDefinition terms) {
        return new SlaPolicyView(
                policy.id(),
                policy.version(),
                terms.code(),
                terms.name(),
                terms.start(),
                terms.stop(),
                terms.targetSeconds(),
                terms.warnPercent(),
                terms.calendar(),
                terms.ownerField(),
                policy.createdAt(),
                policy.createdBy(),
                policy.updatedAt(),
                policy.updatedBy());
    }
}
