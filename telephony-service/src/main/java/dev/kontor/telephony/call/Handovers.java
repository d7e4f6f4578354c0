package dev.kontor.telephony.call;

import java.util.List;

/** The transfers of a call in one JSON column; an object, since Hibernate Reactive reads no arrays from JSON. */
record Handovers(List<Transfer> transfers) {
    static final Handovers NONE = new Handovers(List.of());
}
