package dev.kontor.gateway.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The partitions of the fact topics as the broker has them at a time, in the order of the topics' names, each with a number. */
final class Layout {
    private final List<Topic> topics = new ArrayList<>();
    private final Map<String, Topic> byName = new HashMap<>();
    private final List<TopicPartition> partitions = new ArrayList<>();

    /**
     * @param mark stands for the name in a cursor
     * @param first number of its partition 0; the others follow
     */
    record Topic(String name, int mark, int first, int count) {}

    Layout(SortedMap<String, Integer> partitionsByTopic) {
        Map<Integer, String> marks = new HashMap<>();
        partitionsByTopic.forEach((name, count) -> {
            Topic topic = new Topic(name, mark(name), partitions.size(), count);
            if (marks.put(topic.mark, name) != null) {
                throw new IllegalArgumentException("Two topics have the mark of " + name);
            }
            topics.add(topic);
            byName.put(name, topic);
            for (int partition = 0; partition < count; partition++) {
                partitions.add(new TopicPartition(name, partition));
            }
        });
    }

    private static int mark(String topic) {
        CRC32 crc = new CRC32();
        crc.update(topic.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }

    List<Topic> topics() {
        return topics;
    }

    List<TopicPartition> partitions() {
        return partitions;
    }

    int size() {
        return partitions.size();
    }

    int number(String topic, int partition) {
        Topic found = byName.get(topic);
        if (found == null || partition >= found.count) {
            throw new IllegalArgumentException("Not in the layout: " + topic + "-" + partition);
        }
        return found.first + partition;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Layout layout && partitions.equals(layout.partitions);
    }

    @Override
    public int hashCode() {
        return partitions.hashCode();
    }
}
