package dev.kontor.platform.handover;

/** What a service knows of handing over one kind of records. */
public interface RecordHandOver {
    HandedOver<?> handedOver();
}
