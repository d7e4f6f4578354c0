package dev.kontor.gateway.handover;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a hand-over would take along.
 *
 * @param from whose records they are
 * @param kinds those that were asked for and counted
 * @param missing services that did not answer in time
 */
@Schema(name = "HandOverPreview")
public record HandOverPreview(UUID from, List<KindCount> kinds, List<String> missing) {
    /** The records of one kind. */
    @Schema(name = "HandOverKindCount")
    public record KindCount(String kind, long records) {}
}
