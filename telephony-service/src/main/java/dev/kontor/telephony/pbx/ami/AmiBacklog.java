package dev.kontor.telephony.pbx.ami;

import dev.kontor.platform.event.CurrentEvent;
import dev.kontor.platform.id.Ids;
import dev.kontor.telephony.call.CallSignal;
import dev.kontor.telephony.call.RecordSignals;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.jboss.logging.Logger;

/**
 * Signals on their way from Asterisk, which never sends an event again, into the database, which may be away for a while: they wait
 * here, in order, and are tried until they are in. One thread of its own, so that the reader of the socket never waits.
 */
@ApplicationScoped
class AmiBacklog {
    private static final Logger LOG = Logger.getLogger(AmiBacklog.class);

    /** Some 2,000 calls; at 200 bytes each, 4 MiB. */
    private static final int CAPACITY = 20_000;

    /** From so many on the backlog is worked off in bulk, call by call; before, each signal by itself, the moment it comes. */
    private static final int BULK_FROM = 50;

    private static final int BULK = 500;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final BlockingQueue<AmiSignal> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final RecordSignals recordSignals;
    private final CurrentEvent current;
    private final String pbx;
    private final Counter lost;

    AmiBacklog(
            RecordSignals recordSignals,
            CurrentEvent current,
            MeterRegistry meters,
            @ConfigProperty(name = "kontor.ami.name") String pbx) {
        this.recordSignals = recordSignals;
        this.current = current;
        this.pbx = pbx;
        this.lost = meters.counter("kontor.ami.signals.lost");
        meters.gauge("kontor.ami.signals.waiting", waiting, BlockingQueue::size);
    }

    /** Never waits. A signal for which there is no room is lost, and said to be. */
    void add(AmiSignal signal) {
        if (!waiting.offer(signal)) {
            lost.increment();
            LOG.errorf(
                    "LOST a %s of call %s: %d signals wait for the database already",
                    signal.signal().kind(), signal.callId(), CAPACITY);
        }
    }

    int size() {
        return waiting.size();
    }

    long lost() {
        return (long) lost.count();
    }

    /** Works until the thread is interrupted. */
    void drain() {
        try {
            while (true) {
                byCall(take()).forEach(this::recordPatiently);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<AmiSignal> take() throws InterruptedException {
        List<AmiSignal> batch = new ArrayList<>(List.of(waiting.take()));
        if (waiting.size() >= BULK_FROM) {
            waiting.drainTo(batch, BULK);
        }
        return batch;
    }

    private static Map<String, List<CallSignal>> byCall(List<AmiSignal> batch) {
        return batch.stream()
                .collect(Collectors.groupingBy(
                        AmiSignal::callId,
                        LinkedHashMap::new,
                        Collectors.mapping(AmiSignal::signal, Collectors.toList())));
    }

    private void recordPatiently(String callId, List<CallSignal> signals) {
        Duration pause = FIRST_PAUSE;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                record(callId, signals);
                return;
            } catch (ConstraintViolationException | DataException e) {
                lost.increment(signals.size());
                LOG.errorf(e, "LOST %d signals of call %s: the database refuses them", signals.size(), callId);
                return;
            } catch (Throwable e) { // whatever it is, the signals must not be lost by it
                LOG.warnf("Call %s: %s; next attempt in %d ms, %d wait", callId, e, pause.toMillis(), waiting.size());
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void record(String callId, List<CallSignal> signals) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> Uni.createFrom().deferred(() -> {
            current.actAs("system:telephony", Ids.next(), null);
            return recordSignals.record(pbx, callId, signals);
        }));
    }
}
