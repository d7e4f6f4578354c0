package dev.kontor.telephony.call;

import dev.kontor.platform.access.Change;
import dev.kontor.platform.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.UUID;

/** Marks a call with a code of the company's own, such as {@code invoice-requested}; regulations start from it. */
@ApplicationScoped
class TagCall {
    private static final int MAX_TAG = 50;
    private static final String KEBAB_CASE = "[a-z0-9]+(-[a-z0-9]+)*";

    record Request(
            @NotNull @Size(max = MAX_TAG) @Pattern(regexp = KEBAB_CASE)
            String tag) {}

    private final Calls calls;
    private final Outbox outbox;
    private final Clock clock;

    TagCall(Calls calls, Outbox outbox, Clock clock) {
        this.calls = calls;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Call> tag(UUID id, Request request) {
        return calls.lock(id, Change.COMMAND)
                .call(call ->
                        outbox.publish(call, call.tag(request.tag(), clock.instant()), () -> CallView.from(call)));
    }
}
