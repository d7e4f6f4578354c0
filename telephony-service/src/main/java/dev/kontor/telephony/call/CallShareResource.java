package dev.kontor.telephony.call;

import dev.kontor.platform.access.Change;
import dev.kontor.platform.access.Governs;
import dev.kontor.platform.sharing.ShareResource;
import dev.kontor.platform.sharing.Shareable;
import dev.kontor.platform.sharing.Sharing;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** With whom a call is shared. */
@Tag(name = "Calls")
@Path(CallResource.PATH)
@Governs("call")
public class CallShareResource extends ShareResource<Call> {
    CallShareResource(Sharing sharing, Calls calls) {
        super(
                sharing,
                new Shareable<>(
                        "call",
                        calls::get,
                        id -> calls.lock(id, Change.COMMAND),
                        Call::shared,
                        Call::unshared,
                        CallView::from));
    }
}
