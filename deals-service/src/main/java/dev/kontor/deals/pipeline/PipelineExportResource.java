package dev.kontor.deals.pipeline;

import dev.kontor.platform.access.Governs;
import dev.kontor.platform.exports.ExportResource;
import dev.kontor.platform.exports.ExportResult;
import dev.kontor.platform.exports.Exports;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Export jobs of pipelines. */
@Tag(name = "Pipelines")
@Path(PipelineResource.PATH + "/exports")
@Governs("pipeline")
public class PipelineExportResource extends ExportResource {
    PipelineExportResource(Exports exports, ExportResult results, ExportPipelines exporter) {
        super(exports, results, exporter);
    }
}
