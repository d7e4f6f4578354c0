package dev.kontor.activity.meeting;

import dev.kontor.platform.access.Governs;
import dev.kontor.platform.exports.ExportResource;
import dev.kontor.platform.exports.ExportResult;
import dev.kontor.platform.exports.Exports;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Export jobs of meetings. */
@Tag(name = "Meetings")
@Path(MeetingResource.PATH + "/exports")
@Governs("meeting")
public class MeetingExportResource extends ExportResource {
    MeetingExportResource(Exports exports, ExportResult results, ExportMeetings exporter) {
        super(exports, results, exporter);
    }
}
