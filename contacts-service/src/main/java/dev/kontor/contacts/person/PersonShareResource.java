package dev.kontor.contacts.person;

import dev.kontor.platform.access.Change;
import dev.kontor.platform.access.Governs;
import dev.kontor.platform.sharing.ShareResource;
import dev.kontor.platform.sharing.Shareable;
import dev.kontor.platform.sharing.Sharing;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** With whom a person is shared. */
@Tag(name = "People")
@Path(PersonResource.PATH)
@Governs("person")
public class PersonShareResource extends ShareResource<Person> {
    PersonShareResource(Sharing sharing, People people) {
        super(
                sharing,
                new Shareable<>(
                        "person",
                        people::get,
                        id -> people.lock(id, Change.COMMAND),
                        Person::shared,
                        Person::unshared,
                        PersonView::from));
    }
}
