package dev.kontor.platform.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Goes on with the trace of an event in the work that it causes, so that what this publishes belongs to the same trace. */
@ApplicationScoped
public class Traces {
    private static final String HEADER = "traceparent";
    private static final TextMapGetter<String> ONE_HEADER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String key) {
            return HEADER.equals(key) ? traceparent : null;
        }
    };

    private final Tracer tracer;

    Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /**
     * Runs work as a span of that trace, on the duplicated context on which it is called. Where there is no trace, or a header that names
     * none, it runs without a span.
     *
     * @param traceparent W3C trace context of the cause
     * @param name of the span: the type of the event
     */
    public <T> Uni<T> follow(@Nullable String traceparent, String name, Supplier<Uni<T>> work) {
        if (traceparent == null) {
            return work.get();
        }
        Context cause = W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, ONE_HEADER);
        return Span.fromContext(cause).getSpanContext().isValid() ? follow(cause, name, work) : work.get();
    }

    @SuppressWarnings("MustBeClosedChecker") // closed when the work is done, which is after this method
    private <T> Uni<T> follow(Context cause, String name, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Span span = tracer.spanBuilder(name)
                    .setParent(cause)
                    .setSpanKind(SpanKind.CONSUMER)
                    .startSpan();
            Scope scope = span.makeCurrent();
            return Uni.createFrom()
                    .deferred(work::get)
                    .onFailure()
                    .invoke(span::recordException)
                    .onTermination()
                    .invoke(() -> {
                        scope.close();
                        span.end();
                    });
        });
    }
}
