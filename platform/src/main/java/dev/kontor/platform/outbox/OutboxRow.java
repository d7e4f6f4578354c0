package dev.kontor.platform.outbox;

import dev.kontor.platform.event.EventContext;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One message to Kafka as the database holds it. Each column but the payload becomes a header of CloudEvents' Kafka binary mode. */
@Entity
@Immutable
@SuppressWarnings("UnusedVariable") // read by Debezium
@Table(name = "outbox")
public class OutboxRow {
    @Id
    private UUID id;

    private String topic;
    private String subject;
    private String type;
    private String source;
    private String time;

    @Nullable
    private String dataschema;

    private String aggregateversion;
    private String correlationid;

    @Nullable
    private String causationid;

    private String actor;

    @Nullable
    private String traceparent;

    @Nullable
    private String payload;

    @Column(name = "transactionid", insertable = false, updatable = false)
    @Nullable
    private String transactionid;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected OutboxRow() {}

    OutboxRow(
            UUID id,
            EventType event,
            Aggregate aggregate,
            Instant time,
            EventContext context,
            @Nullable String payload) {
        this.id = id;
        this.topic = event.topic();
        this.type = event.type();
        this.source = event.source();
        this.subject = aggregate.id().toString();
        this.time = time.toString();
        this.dataschema = "/api/v1/schemas/" + event.type();
        this.aggregateversion = Long.toString(aggregate.version());
        this.correlationid = context.correlationId().toString();
        this.causationid =
                context.causationId() == null ? null : context.causationId().toString();
        this.actor = context.actor();
        this.traceparent = context.traceparent();
        this.payload = payload;
    }
}
