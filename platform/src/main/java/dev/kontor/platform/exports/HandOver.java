package dev.kontor.platform.exports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * From where the topics go on behind an export: the result holds everything before these offsets and nothing behind them.
 *
 * @param cutAt when the snapshot was taken
 * @param topics facts and, where there is one, state of the collection's records
 * @param stateUntil a reader of the state topic must have passed its end once until then: tombstones are compacted away later
 */
@Schema(name = "ExportHandOver")
public record HandOver(
        @JsonProperty Instant cutAt,
        @JsonProperty List<TopicOffsets> topics,
        @JsonProperty @Nullable Instant stateUntil) {

    /**
     * Where to go on in a topic.
     *
     * @param partitions none when nothing was ever published: read from the beginning
     */
    @Schema(name = "ExportTopicOffsets")
    public record TopicOffsets(
            @JsonProperty String topic, @JsonProperty List<PartitionOffset> partitions) {}

    /**
     * Where to go on in a partition.
     *
     * @param offset the first record to read
     */
    @Schema(name = "ExportPartitionOffset")
    public record PartitionOffset(
            @JsonProperty int partition, @JsonProperty long offset) {}
}
