package dev.kontor.e2e.load;

import dev.kontor.e2e.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/** Between measurements: whatever one has caused is done before the next begins, so that each has the machine for itself. */
final class Rest {
    private static final long PATIENCE_SECONDS = 120;
    private static final long LOOK_MILLIS = 1_000;
    /** Marks of transactions, which a consumer passes without telling so. */
    private static final long MARKS = 5;

    private Rest() {}

    /** Returns when no consumer is behind; goes on when that takes too long, for the figures tell it. */
    static void await(Platform platform) throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try (Admin admin = platform.stack().kafka().admin()) {
            while (farthestBehind(admin) > MARKS && System.nanoTime() < deadline) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
            }
        }
    }

    private static long farthestBehind(Admin admin) throws InterruptedException, ExecutionException {
        // Not those whose consumers have gone: nobody is on the way for them.
        ListGroupsOptions present = ListGroupsOptions.forConsumerGroups().inGroupStates(Set.of(GroupState.STABLE));
        List<String> groups = admin.listGroups(present).all().get().stream()
                .map(GroupListing::groupId)
                .toList();
        Map<TopicPartition, Long> slowest = new HashMap<>();
        for (Map<TopicPartition, OffsetAndMetadata> offsets : admin.listConsumerGroupOffsets(groups.stream()
                        .collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec())))
                .all()
                .get()
                .values()) {
            offsets.forEach((partition, at) -> {
                if (at != null) {
                    slowest.merge(partition, at.offset(), Math::min);
                }
            });
        }
        return admin
                .listOffsets(slowest.keySet().stream()
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all()
                .get()
                .entrySet()
                .stream()
                .mapToLong(end -> end.getValue().offset() - slowest.getOrDefault(end.getKey(), 0L))
                .max()
                .orElse(0);
    }
}
