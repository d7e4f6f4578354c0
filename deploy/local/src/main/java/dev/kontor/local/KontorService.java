package dev.kontor.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Our own services, with where the build leaves them and which of the ports is theirs. */
public enum KontorService {
    CONTACTS(1),
    DEALS(2),
    ACTIVITY(3),
    TELEPHONY(4),
    ANALYTICS(5),
    NOTIFICATION(6),
    GATEWAY(0);

    private final int portOffset;

    KontorService(int portOffset) {
        this.portOffset = portOffset;
    }

    /** Services with a database and an outbox: all but the gateway. */
    public static List<KontorService> publishers() {
        return Arrays.stream(values()).filter(service -> service != GATEWAY).toList();
    }

    int portOffset() {
        return portOffset;
    }

    /** The service word, which is also the name of its database, its role and its process. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The folder of its Maven module. */
    public String module() {
        return this == GATEWAY ? "gateway" : word() + "-service";
    }

    /** Name of the connector that carries its outbox. */
    public String connector() {
        return word() + "-outbox";
    }
}
