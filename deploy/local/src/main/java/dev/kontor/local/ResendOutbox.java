package dev.kontor.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.local.resend.SendMissing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Brings to Kafka what a service has committed and no slot can tell any more, then lets the connector go on from a new slot. Each message
 * is sent under its own id. Breaking off does no harm: the connector stays stopped, and the next run finds what is missing still.
 */
public final class ResendOutbox {
    private final LocalStack stack;
    private final Progress progress;

    public ResendOutbox(LocalStack stack, Progress progress) {
        this.stack = stack;
        this.progress = progress;
    }

    /** Returns how many messages were sent, when the connector has been told to go on. */
    public long resend(KontorService service) {
        step(service.connector(), "stopped", () -> stack.connect().stop(service.connector()));
        // Before the outbox is read: what is committed later comes by the new slot, what was committed earlier is read.
        AtomicLong begin = new AtomicLong();
        step(
                "slot of " + service.word(),
                "made anew",
                () -> begin.set(new ReplicationSlots(stack.postgres()).renew(service)));
        AtomicLong sent = new AtomicLong();
        step("outbox of " + service.word(), "compared with Kafka", () -> sent.set(sendMissing(service)));
        step(service.connector(), "resumed", () -> {
            stack.connect().move(service.connector(), begin.get());
            stack.connect().resume(service.connector());
        });
        return sent.get();
    }

    private long sendMissing(KontorService service) {
        Checkout checkout = stack.place().checkout();
        List<String> topics = TopicCatalogue.read(checkout.root().resolve("contracts/topics.yaml"))
                .domainTopicsOf(service.word());
        try (Connection connection = stack.postgres().connect(service.word())) {
            JsonNode connector = ConnectorFile.of(checkout, service).filled(0, "");
            return new SendMissing(connection, connector, stack.kafka().bootstrapServers(), topics).send();
        } catch (SQLException e) {
            throw new LocalPartException("The outbox of " + service.word() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void step(String part, String done, Runnable work) {
        long begin = System.nanoTime();
        progress.begins(part, done);
        work.run();
        progress.done(part, done, Duration.ofNanos(System.nanoTime() - begin));
    }
}
