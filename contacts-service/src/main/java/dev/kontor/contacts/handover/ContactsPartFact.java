package dev.kontor.contacts.handover;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kontor.platform.handover.PartProgress;
import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;

/** How a hand-over comes on with this service's records of one kind. */
@Topic("kontor.contacts.hand-over-part")
public sealed interface ContactsPartFact extends Fact {
    /** It has begun, or a block of records has gone over or back. */
    record Progressed(@JsonUnwrapped PartProgress part) implements ContactsPartFact {}

    /** No record is left. */
    record Completed(@JsonUnwrapped PartProgress part) implements ContactsPartFact {}
}
