package dev.kontor.platform.inbox;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The mark that the running work belongs to a rebuild: what it writes goes to the tables in schema {@code rebuild} and nowhere else, and
 * nothing follows from it. A code that writes a projection enters the shadow at the beginning of each of its transactions.
 */
public final class Shadow {
    private static final String KEY = "kontor.rebuild.shadow";
    /**
     * Without {@code public}: what looked for a table that has no shadow would find the live one. And nobody waits for the disk, for what a
     * crash takes away is read again.
     */
    private static final String ENTER =
            "select set_config('search_path', 'rebuild', true), set_config('synchronous_commit', 'off', true)";

    private final AtomicLong poison = new AtomicLong();

    private Shadow() {}

    /** Has the consumer work in a context of its own, marked; blocks until it is done and tells how many records it refused. */
    static long write(
            List<ConsumerRecord<String, String>> batch, Function<ConsumerRecords<String, String>, Uni<Void>> consumer)
            throws Exception {
        Shadow shadow = new Shadow();
        try {
            VertxContextSupport.subscribeAndAwait(() -> {
                ContextLocals.put(KEY, shadow);
                return consumer.apply(byPartition(batch));
            });
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        return shadow.poison.get();
    }

    private static ConsumerRecords<String, String> byPartition(List<ConsumerRecord<String, String>> records) {
        Map<TopicPartition, List<ConsumerRecord<String, String>>> byPartition = new LinkedHashMap<>();
        records.forEach(record -> byPartition
                .computeIfAbsent(new TopicPartition(record.topic(), record.partition()), key -> new ArrayList<>())
                .add(record));
        return new ConsumerRecords<>(byPartition, Map.of());
    }

    /** The mark; null in everyday work. */
    static @Nullable Shadow current() {
        Context context = Vertx.currentContext();
        return context != null && VertxContext.isDuplicatedContext(context)
                ? ContextLocals.<Shadow>get(KEY).orElse(null)
                : null;
    }

    /** A record that cannot be read is set aside by the live consumer; here it is only counted. */
    void refuse() {
        poison.incrementAndGet();
    }

    /** Leads the session's transaction into the shadow if the work is a rebuild's. */
    static Uni<Void> enter(Mutiny.Session session) {
        return current() == null
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(ENTER, Object[].class)
                        .getSingleResult()
                        .replaceWithVoid();
    }

    /** Leads the connection's transaction into the shadow if the work is a rebuild's. */
    public static Uni<Void> enter(SqlConnection connection) {
        return current() == null
                ? Uni.createFrom().voidItem()
                : connection.query(ENTER).execute().replaceWithVoid();
    }

    /** Leads the connection's transaction into the shadow. */
    public static void enter(Connection connection) throws SQLException {
        try (PreparedStatement enter = connection.prepareStatement(ENTER)) {
            enter.execute();
        }
    }
}
