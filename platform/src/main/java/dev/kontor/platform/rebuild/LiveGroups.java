package dev.kontor.platform.rebuild;

import dev.kontor.platform.inbox.Source;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the consumers that write the live projection are. */
final class LiveGroups implements AutoCloseable {
    private final Admin admin;
    private final List<Source> sources;

    LiveGroups(String bootstrapServers, List<Source> sources) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        this.sources = sources;
    }

    /** Whether each has committed that it has these places behind it. */
    boolean havePassed(Map<TopicPartition, Long> places) throws InterruptedException, ExecutionException {
        for (String group : sources.stream().map(Source::group).collect(Collectors.toSet())) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Set<Source> of = sources.stream()
                    .filter(source -> source.group().equals(group))
                    .collect(Collectors.toSet());
            boolean behind = places.entrySet().stream()
                    .filter(place -> of.stream()
                            .anyMatch(
                                    source -> source.reads().test(place.getKey().topic())))
                    .anyMatch(place -> {
                        OffsetAndMetadata at = committed.get(place.getKey());
                        return at == null || at.offset() < place.getValue();
                    });
            if (behind) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        admin.close();
    }
}
