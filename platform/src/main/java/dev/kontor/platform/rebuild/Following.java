package dev.kontor.platform.rebuild;

import dev.kontor.platform.inbox.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics into the shadow. Tells the log how far it is, which is also where it hears what is wished for, and that its connection with
 * the lock is still there.
 */
final class Following implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Following.class);
    private static final long TELL_NANOS = Duration.ofMillis(500).toNanos();
    private static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE_MILLIS = 250;

    private final String projection;
    private final TopicRecords records;
    private final Connection own;
    private final RunLog log;
    private final CountDownLatch stop;
    private final Pipeline<Map<Source, List<ConsumerRecord<String, String>>>, List<Source.Effect>> pipeline;
    private Phase phase = Phase.LOADING;
    private long poison;
    private long told;
    private boolean switchWished;

    Following(String projection, TopicRecords records, Connection own, RunLog log, CountDownLatch stop) {
        this.projection = projection;
        this.records = records;
        this.own = own;
        this.log = log;
        this.stop = stop;
        this.pipeline = new Pipeline<>("rebuild-" + projection, Following::read, this::write);
    }

    /** Enters a phase. */
    void is(Phase next) throws SQLException {
        phase = next;
        tell();
    }

    /** Whether somebody has wished to switch in this phase. */
    boolean isSwitchWished() {
        return switchWished;
    }

    /** Reads and writes up to where the topics end now. */
    void readToEnd() throws Exception {
        readToEnd(null);
    }

    /** The same; false if it took too long. */
    boolean readToEnd(@Nullable Duration patience) throws Exception {
        long begin = System.nanoTime();
        records.aim();
        while (!records.isAtAim()) {
            if (patience != null && System.nanoTime() - begin > patience.toNanos()) {
                poison += pipeline.finish();
                return false;
            }
            poison += pipeline.push(records.next());
            if (System.nanoTime() - told > TELL_NANOS) {
                tell();
            }
        }
        poison += pipeline.finish();
        tell();
        return true;
    }

    private static List<Source.Effect> read(Map<Source, List<ConsumerRecord<String, String>>> batch) {
        return batch.entrySet().stream()
                .map(part -> part.getKey().reading().read(part.getValue()))
                .toList();
    }

    private long write(List<Source.Effect> batch) throws Exception {
        long refused = 0;
        for (Source.Effect effect : batch) {
            refused += write(effect);
        }
        return refused;
    }

    private long write(Source.Effect effect) throws Exception {
        long pause = FIRST_PAUSE_MILLIS;
        for (int attempt = 1; ; attempt++) {
            try {
                return effect.write();
            } catch (Exception e) {
                if (attempt == ATTEMPTS) {
                    throw new RebuildFailed("The database did not take the new rows; the service's log tells why", e);
                }
                LOG.warnf("Rebuild of %s: %s; next attempt in %d ms", projection, e, pause);
                if (stop.await(pause, TimeUnit.MILLISECONDS)) {
                    throw new Abandoned("The service stops");
                }
                pause *= 2;
            }
        }
    }

    private void tell() throws SQLException {
        told = System.nanoTime();
        String wish = log.tell(own, projection, phase, records.read(), records.total(), poison);
        switchWished = "switch".equals(wish);
        if ("abandon".equals(wish)) {
            throw new Abandoned("An administrator abandoned it");
        }
        if (stop.getCount() == 0) {
            throw new Abandoned("The service stops");
        }
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
