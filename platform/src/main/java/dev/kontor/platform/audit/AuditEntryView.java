package dev.kontor.platform.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry of the audit trail over REST. Values stand under the names of the database's columns, as the bytes that were hashed. */
@Schema(name = "AuditEntry")
@JsonPropertyOrder({"seq", "id"})
public record AuditEntryView(
        @Schema(description = "1, 2, 3 … without a gap") long seq,

        UUID id,

        @Schema(description = "When the transaction or the read began")
        Instant at,

        @Schema(
                description =
                        "user:<id>, client:<client id>, system:<service>, or database:<role> for a write that no use case made")
        String actor,

        @Schema(description = "Of the client as the gateway saw it; absent for work in the background") @Nullable
        String address,

        @Schema(description = "The same as that of the events and of the answer to the request") @Nullable
        UUID correlationId,

        @Schema(description = "W3C trace id") @Nullable String traceId,

        @Schema(description = "Kind of the record, such as person")
        String entity,

        @Schema(description = "Absent if a whole table was emptied") @Nullable
        UUID recordId,

        @Schema(description = "The table, for rows that are a part of the record") @Nullable
        String part,

        @Schema(enumeration = {"create", "update", "delete", "read"})
        String action,

        @Schema(type = SchemaType.OBJECT, description = "Of an update the columns that changed; of a deletion all")
        @JsonProperty("old")
        @JsonRawValue
        @Nullable
        String oldValues,

        @Schema(
                type = SchemaType.OBJECT,
                description =
                        "Of an update the columns that changed; of a creation all; of a read the fields that were told")
        @JsonProperty("new")
        @JsonRawValue
        @Nullable
        String newValues,

        @Schema(description = "Hash of the entry before, 64 hexadecimal digits; zeros in the first")
        String prevHash,

        @Schema(description = "SHA-256 of the entry's canonical text, 64 hexadecimal digits")
        String hash) {
    static AuditEntryView from(AuditEntry entry) {
        HexFormat hex = HexFormat.of();
        return new AuditEntryView(
                entry.seq,
                entry.id,
                entry.at,
                entry.actor,
                entry.address,
                entry.correlationId,
                entry.traceId,
                entry.entity,
                entry.recordId,
                entry.part,
                entry.action,
                entry.oldValues,
                entry.newValues,
                hex.formatHex(entry.previousHash),
                hex.formatHex(entry.hash));
    }
}
