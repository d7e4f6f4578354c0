package dev.kontor.gateway.integrity;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All that is held of a type.
 *
 * @param holdings the base first
 * @param missing services that did not answer in time
 */
@Schema(name = "Integrity")
public record IntegrityView(
        String type,
        @Schema(description = "The base first") List<HoldingView> holdings,

        @Schema(description = "Services that did not answer in time")
        List<String> missing) {}
