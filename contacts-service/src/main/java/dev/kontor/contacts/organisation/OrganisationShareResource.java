package dev.kontor.contacts.organisation;

import dev.kontor.platform.access.Change;
import dev.kontor.platform.access.Governs;
import dev.kontor.platform.sharing.ShareResource;
import dev.kontor.platform.sharing.Shareable;
import dev.kontor.platform.sharing.Sharing;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** With whom an organisation is shared. */
@Tag(name = "Organisations")
@Path(OrganisationResource.PATH)
@Governs("organisation")
public class OrganisationShareResource extends ShareResource<Organisation> {
    OrganisationShareResource(Sharing sharing, Organisations organisations) {
        super(
                sharing,
                new Shareable<>(
                        "organisation",
                        organisations::get,
                        id -> organisations.lock(id, Change.COMMAND),
                        Organisation::shared,
                        Organisation::unshared,
                        OrganisationView::from));
    }
}
