package dev.kontor.telephony.pop;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The streams of the agents who are connected to this replica. */
@ApplicationScoped
class ScreenPopStreams {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Browser tabs of one agent; one more closes the oldest. */
    private static final int MAX_PER_AGENT = 8;

    /** A client that lets so many messages lie is cut off and comes again. */
    private static final int MAX_WAITING = 64;

    private final Vertx vertx;
    private final Map<UUID, Deque<MultiEmitter<? super Message>>> byAgent = new HashMap<>();
    private long heartbeat;

    /** A pop, or a sign of life. */
    sealed interface Message {
        record Pop(ScreenPop pop) implements Message {}

        record Heartbeat() implements Message {}
    }

    ScreenPopStreams(Vertx vertx) {
        this.vertx = vertx;
    }

    @PostConstruct
    void start() {
        heartbeat =
                vertx.setPeriodic(HEARTBEAT.toMillis(), timer -> all().forEach(e -> e.emit(new Message.Heartbeat())));
    }

    @PreDestroy
    void stop() {
        vertx.cancelTimer(heartbeat);
        all().forEach(MultiEmitter::complete);
    }

    /** Begins with a heartbeat, so that the client knows from when on it hears every ring. */
    Multi<Message> of(UUID agentId) {
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            emitter.onTermination(() -> remove(agentId, emitter));
                            add(agentId, emitter);
                            emitter.emit(new Message.Heartbeat());
                        },
                        MAX_WAITING);
    }

    synchronized boolean hasAny(Collection<UUID> agentIds) {
        return agentIds.stream().anyMatch(byAgent::containsKey);
    }

    void push(Collection<UUID> agentIds, ScreenPop pop) {
        agentIds.forEach(agent -> of(agent, pop));
    }

    private void of(UUID agentId, ScreenPop pop) {
        streams(agentId).forEach(emitter -> emitter.emit(new Message.Pop(pop)));
    }

    private synchronized List<MultiEmitter<? super Message>> streams(UUID agentId) {
        return List.copyOf(byAgent.getOrDefault(agentId, new ArrayDeque<>()));
    }

    private synchronized List<MultiEmitter<? super Message>> all() {
        return byAgent.values().stream()
                .flatMap(Deque::stream)
                .<MultiEmitter<? super Message>>map(e -> e)
                .toList();
    }

    private void add(UUID agentId, MultiEmitter<? super Message> emitter) {
        MultiEmitter<? super Message> oldest = null;
        synchronized (this) {
            Deque<MultiEmitter<? super Message>> own = byAgent.computeIfAbsent(agentId, id -> new ArrayDeque<>());
            own.addLast(emitter);
            if (own.size() > MAX_PER_AGENT) {
                oldest = own.removeFirst();
            }
        }
        if (oldest != null) {
            oldest.complete();
        }
    }

    private synchronized void remove(UUID agentId, MultiEmitter<? super Message> emitter) {
        Deque<MultiEmitter<? super Message>> own = byAgent.get(agentId);
        if (own != null) {
            own.remove(emitter);
            if (own.isEmpty()) {
                byAgent.remove(agentId);
            }
        }
    }
}
