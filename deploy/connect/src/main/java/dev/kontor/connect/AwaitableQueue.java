package dev.kontor.connect;

import io.debezium.config.CommonConnectorConfig;
import io.debezium.connector.base.QueueProvider;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The queue between Debezium's reading thread and the task's, for {@code queue.provider.type=awaitable}: the task can sleep until something
 * comes. Bounded by {@code max.queue.size}, which Debezium keeps.
 *
 * @param <T> Debezium's change event
 */
public class AwaitableQueue<T> implements QueueProvider<T> {
    /** By topic prefix. Debezium makes the queue and keeps it to itself, so here is where its task finds it. */
    private static final ConcurrentMap<String, AwaitableQueue<?>> QUEUES = new ConcurrentHashMap<>();

    private final Queue<T> events = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private String connector = "";

    static AwaitableQueue<?> of(String connector) {
        AwaitableQueue<?> queue = QUEUES.get(connector);
        if (queue == null) {
            throw new IllegalStateException(connector + " must be configured with queue.provider.type=awaitable");
        }
        return queue;
    }

    @Override
    public void configure(Map<String, ?> config) {
        connector = String.valueOf(config.get(CommonConnectorConfig.TOPIC_PREFIX.name()));
        QUEUES.put(connector, this);
    }

    @Override
    public String name() {
        return "awaitable";
    }

    /** Returns when an event is there, or this time is over. */
    void awaitFirst(long nanos) throws InterruptedException {
        long left = nanos;
        lock.lock();
        try {
            while (events.isEmpty() && left > 0) {
                left = filled.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void enqueue(T event) {
        lock.lock();
        try {
            events.add(event);
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable T poll() {
        lock.lock();
        try {
            return events.poll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return events.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        QUEUES.remove(connector, this);
    }
}
