package dev.kontor.telephony.call;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A signal as it was taken in, kept so that the call can be told anew when another one comes. */
@Entity
@Immutable
@Table(name = "call_signal")
@SuppressWarnings("UnusedVariable") // call and time of receipt are read by queries
class StoredSignal {
    @Id
    private UUID id;

    private String pbx;
    private String pbxCallId;
    private String signalId;

    @Enumerated(EnumType.STRING)
    private SignalKind kind;

    private Instant at;

    @Nullable
    private String fromNumber;

    @Nullable
    private String toNumber;

    @Nullable
    private String extension;

    @Enumerated(EnumType.STRING)
    @Nullable
    private Direction direction;

    @Nullable
    private String queue;

    @Nullable
    private String cause;

    @Nullable
    private String recordingUrl;

    private Instant receivedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected StoredSignal() {}

    StoredSignal(UUID id, String pbx, String pbxCallId, CallSignal signal, Instant receivedAt) {
        this.id = id;
        this.pbx = pbx;
        this.pbxCallId = pbxCallId;
        this.signalId = signal.id();
        this.kind = signal.kind();
        this.at = signal.at();
        this.fromNumber = signal.from();
        this.toNumber = signal.to();
        this.extension = signal.extension();
        this.direction = signal.direction();
        this.queue = signal.queue();
        this.cause = signal.cause();
        this.recordingUrl = signal.recordingUrl();
        this.receivedAt = receivedAt;
    }

    CallSignal signal() {
        return new CallSignal(
                signalId, kind, at, fromNumber, toNumber, extension, direction, queue, cause, recordingUrl);
    }
}
