package dev.kontor.platform.integrity;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Of a set of records. A checksum does not depend on their order: the sum, modulo 2^56, of the first seven bytes of the SHA-256 of each
 * text, as 14 hexadecimal digits.
 *
 * @param hour when the records were made, cut to the hour, RFC 3339, as their UUIDv7 ids tell; null for ids that tell no time
 * @param ids checksum of the records' ids
 * @param versions checksum of {@code <id>:<aggregateversion>}; null where versions are not kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sums(
        @Nullable String hour,
        long count,
        String ids,
        @Nullable String versions) {}
