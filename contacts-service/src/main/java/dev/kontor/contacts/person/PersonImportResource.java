package dev.kontor.contacts.person;

import dev.kontor.platform.access.Governs;
import dev.kontor.platform.imports.ImportResource;
import dev.kontor.platform.imports.Imports;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Import jobs of people. */
@Tag(name = "People")
@Path(PersonResource.PATH + "/imports")
@Governs("person")
public class PersonImportResource extends ImportResource {
    PersonImportResource(Imports imports, ImportPeople importer) {
        super(imports, importer);
    }
}
