package dev.kontor.contacts.person;

import dev.kontor.platform.access.Governs;
import dev.kontor.platform.exports.ExportResource;
import dev.kontor.platform.exports.ExportResult;
import dev.kontor.platform.exports.Exports;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Export jobs of people. */
@Tag(name = "People")
@Path(PersonResource.PATH + "/exports")
@Governs("person")
public class PersonExportResource extends ExportResource {
    PersonExportResource(Exports exports, ExportResult results, ExportPeople exporter) {
        super(exports, results, exporter);
    }
}
