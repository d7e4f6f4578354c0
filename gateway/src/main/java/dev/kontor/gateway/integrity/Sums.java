package dev.kontor.gateway.integrity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Of the records made in one hour. A checksum does not depend on their order. */
@Schema(
        name = "IntegritySums",
        description =
                "A checksum is the sum, modulo 2^56, of the first seven bytes of the SHA-256 of each text, as 14 hexadecimal digits")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sums(
        @Schema(
                description =
                        "When the records were made, cut to the hour, as their UUIDv7 ids tell; absent for ids that tell no time")
        @Nullable
        String hour,

        long count,

        @Schema(description = "Checksum of the records' ids")
        String ids,

        @Schema(description = "Checksum of <id>:<aggregateversion>; absent where versions are not kept") @Nullable
        String versions) {
    private static final String UNTIMED = "untimed";

    String name() {
        return Objects.requireNonNullElse(hour, UNTIMED);
    }

    boolean proves(Sums other) {
        return count == other.count
                && ids.equals(other.ids)
                && (versions == null || other.versions == null || versions.equals(other.versions));
    }
}
