package dev.kontor.telephony.pbx.ami;

import java.util.List;
import org.asteriskjava.manager.event.AgentConnectEvent;
import org.asteriskjava.manager.event.AttendedTransferEvent;
import org.asteriskjava.manager.event.BlindTransferEvent;
import org.asteriskjava.manager.event.DialBeginEvent;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.HoldEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.NewChannelEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.UnholdEvent;

/** The manager events we read. The library finds its classes by scanning jars, which fails inside Quarkus's: so they are named. */
final class AmiEvents {
    static final List<Class<? extends ManagerEvent>> READ = List.of(
            NewChannelEvent.class,
            DialBeginEvent.class,
            DialEndEvent.class,
            QueueCallerJoinEvent.class,
            AgentConnectEvent.class,
            HoldEvent.class,
            UnholdEvent.class,
            BlindTransferEvent.class,
            AttendedTransferEvent.class,
            HangupEvent.class);

    private AmiEvents() {}
}
