package dev.kontor.telephony.call;

import java.time.Instant;

/** Signals of one call, seconds after its start: {@code aSignal(RANG, 0)}. */
public final class ASignal {
    public static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
    public static final String CUSTOMER = "+37120000001";
    public static final String OURS = "+37167000000";

    private ASignal() {}

    public static CallSignal aSignal(SignalKind kind, long second) {
        return CallSignal.of(kind.code() + "-" + second, kind, START.plusSeconds(second));
    }

    public static CallSignal inbound(SignalKind kind, long second) {
        return aSignal(kind, second).going(Direction.INBOUND).between(CUSTOMER, OURS);
    }

    public static CallSignal outbound(SignalKind kind, long second) {
        return aSignal(kind, second)
                .going(Direction.OUTBOUND)
                .between("101", CUSTOMER)
                .agent("101");
    }
}
