package dev.kontor.gateway.stream;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Answers a request with a stream that ends when the caller leaves or its token ends. */
@Singleton
class StreamEvents {
    private final StartingPoint startingPoint;
    private final OpenStreams streams;
    private final StreamParts parts;
    private final StreamConfig config;

    StreamEvents(StartingPoint startingPoint, OpenStreams streams, StreamParts parts, StreamConfig config) {
        this.startingPoint = startingPoint;
        this.streams = streams;
        this.parts = parts;
        this.config = config;
    }

    /** Fails with a problem, or never comes: the response is written here, event by event. */
    <T> Uni<T> stream(Wish wish, RoutingContext call, Context context) {
        return Uni.createFrom()
                .emitter(answer -> startingPoint
                        .find(wish, context)
                        .map(start -> {
                            streams.admit(wish.viewer());
                            open(wish, start, call, context);
                            return start;
                        })
                        .onFailure(answer::fail));
    }

    private void open(Wish wish, StartingPoint.Start start, RoutingContext call, Context context) {
        SseOutlet outlet = new SseOutlet(call.request(), config);
        EventStream stream = new EventStream(parts, context, wish, start, outlet);
        streams.entered(stream);
        call.addEndHandler(gone -> stream.leave());
        outlet.open(stream.cursor(), stream::wake);
        stream.wake();
    }
}
