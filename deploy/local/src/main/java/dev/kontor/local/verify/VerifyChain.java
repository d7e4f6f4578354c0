package dev.kontor.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.local.verify.NotedHeads.Head;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has a service prove its audit trail, block after block, and that the end of the last proof is still in it. */
public final class VerifyChain {
    private static final String NONE = "-";

    private final Gateway gateway;
    private final NotedHeads noted;

    public VerifyChain(Gateway gateway, NotedHeads noted) {
        this.gateway = gateway;
        this.noted = noted;
    }

    /** The new end is noted if the trail holds. */
    public ChainProof verify(String service) {
        List<String> faults = new ArrayList<>();
        Head before = noted.of(service);
        if (before != null && !before.equals(first(block(service, before.seq())))) {
            faults.add("entry " + before.seq() + " is not the one that the last proof found: cut off or written anew");
        }
        long entries = 0;
        long after = 0;
        JsonNode block;
        do {
            block = block(service, after);
            block.path("broken").forEach(seq -> faults.add("breaks at entry " + seq.asLong()));
            entries += block.path("entries").asLong() - (after == 0 ? 0 : 1);
            after = block.path("last").path("seq").asLong();
        } while (!block.path("end").asBoolean());
        Head head = head(block.path("last"));
        if (faults.isEmpty() && head != null) {
            noted.note(service, head);
        }
        return new ChainProof(service, entries, head == null ? NONE : head.hash(), faults);
    }

    private JsonNode block(String service, long after) {
        return gateway.get("/api/v1/audit/" + service + "/chain?after=" + after);
    }

    private static @Nullable Head first(JsonNode block) {
        return head(block.path("first"));
    }

    private static @Nullable Head head(JsonNode link) {
        return link.hasNonNull("seq")
                ? new Head(link.path("seq").asLong(), link.path("hash").asText())
                : null;
    }
}
