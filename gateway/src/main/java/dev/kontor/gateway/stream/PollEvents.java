package dev.kontor.gateway.stream;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Answers a request with a page of facts, and waits a while for the first of them. */
@Singleton
class PollEvents {
    private final StartingPoint startingPoint;
    private final OpenStreams streams;
    private final StreamParts parts;

    PollEvents(StartingPoint startingPoint, OpenStreams streams, StreamParts parts) {
        this.startingPoint = startingPoint;
        this.streams = streams;
        this.parts = parts;
    }

    Uni<Buffer> poll(Wish wish, int limit, long waitNanos, RoutingContext call, Context context) {
        Future<Buffer> page = startingPoint.find(wish, context).compose(start -> {
            streams.admit(wish.viewer());
            PollOutlet outlet = new PollOutlet(limit, waitNanos, System::nanoTime);
            EventStream stream = new EventStream(parts, context, wish, start, outlet);
            streams.entered(stream);
            call.addEndHandler(gone -> stream.leave());
            stream.wake();
            return outlet.answer().onComplete(answered -> stream.leave());
        });
        return Uni.createFrom().completionStage(page::toCompletionStage);
    }
}
