package dev.kontor.telephony.pbx.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is sent: events in any order, of any calls. They are read one by one, so that a bad one does not stop the rest. */
@Schema(name = "CallEvents")
record CallEventBatch(
        @Schema(implementation = CallEvent[].class, maxItems = 500)
        List<JsonNode> events) {}
