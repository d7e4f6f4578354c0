package dev.kontor.gateway.stream;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * For the description: pages are put together from the facts' own JSON.
 *
 * @param next cursor after the last item and all that was passed over
 */
@Schema(name = "EventPage")
public record EventPage(
        List<FactEvent> items,

        @Schema(description = "Cursor: what to send as after the next time")
        String next) {}
