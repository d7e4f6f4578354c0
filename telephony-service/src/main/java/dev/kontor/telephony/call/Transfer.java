package dev.kontor.telephony.call;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A call handed from one agent to another.
 *
 * @param fromAgentId null when nobody had answered yet, or the extension is nobody's
 * @param toAgentId null when the call went to a number outside, or the extension is nobody's
 */
@Schema(name = "CallTransfer")
public record Transfer(@Nullable UUID fromAgentId, @Nullable UUID toAgentId, Instant at) {}
