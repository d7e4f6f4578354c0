package dev.kontor.platform.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the proof of a block of the chain found. */
@Schema(name = "AuditChain")
public record ChainView(
        @Schema(description = "Entries looked at, with the one that the block hangs on")
        long entries,

        @Schema(description = "The one that the block hangs on, or the very first; absent if there is none") @Nullable
        Link first,

        @Nullable Link last,

        @Schema(description = "Places at which the chain does not hold, a hundred at most")
        List<Long> broken,

        @Schema(description = "Whether there is nothing after the last")
        boolean end) {
    /** An entry's place in the chain. */
    @Schema(name = "AuditLink")
    public record Link(
            long seq,

            @Schema(description = "As stored, 64 hexadecimal digits")
            String hash) {}
}
