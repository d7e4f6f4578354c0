package dev.kontor.telephony.call;

import dev.kontor.platform.access.Governs;
import dev.kontor.platform.exports.ExportResource;
import dev.kontor.platform.exports.ExportResult;
import dev.kontor.platform.exports.Exports;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Export jobs of calls. */
@Tag(name = "Calls")
@Path(CallResource.PATH + "/exports")
@Governs("call")
public class CallExportResource extends ExportResource {
    CallExportResource(Exports exports, ExportResult results, ExportCalls exporter) {
        super(exports, results, exporter);
    }
}
