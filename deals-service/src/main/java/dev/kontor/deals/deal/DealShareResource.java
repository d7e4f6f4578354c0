package dev.kontor.deals.deal;

import dev.kontor.platform.access.Change;
import dev.kontor.platform.access.Governs;
import dev.kontor.platform.sharing.ShareResource;
import dev.kontor.platform.sharing.Shareable;
import dev.kontor.platform.sharing.Sharing;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** With whom a deal is shared. */
@Tag(name = "Deals")
@Path(DealResource.PATH)
@Governs("deal")
public class DealShareResource extends ShareResource<Deal> {
    DealShareResource(Sharing sharing, Deals deals) {
        super(
                sharing,
                new Shareable<>(
                        "deal",
                        deals::get,
                        id -> deals.lock(id, null, Change.COMMAND),
                        Deal::shared,
                        Deal::unshared,
                        null));
    }
}
