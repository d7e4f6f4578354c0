package dev.kontor.platform.idempotency;

import dev.kontor.platform.access.Caller;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jboss.resteasy.reactive.RestResponse;

/** Wraps the command in the transaction that claims its key. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class IdempotencyInterceptor {
    private static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 255;

    private final CurrentVertxRequest request;
    private final Caller caller;
    private final Claims claims;

    IdempotencyInterceptor(CurrentVertxRequest request, Caller caller, Claims claims) {
        this.request = request;
        this.caller = caller;
        this.claims = claims;
    }

    @AroundInvoke
    Object answerOnce(InvocationContext call) throws Exception {
        HttpServerRequest http = request.getCurrent().request();
        String key = http.getHeader(HEADER);
        if (key == null) {
            return call.proceed();
        }
        if (key.isBlank() || key.length() > MAX_LENGTH) {
            throw Problem.invalid(HEADER, "length", "must be 1 to " + MAX_LENGTH + " characters");
        }
        String owner = caller.actor();
        String fingerprint = claims.fingerprint(http.method() + " " + http.path(), call.getParameters());
        boolean secret = isSecret(call);
        return Panache.withTransaction(() -> claims.claim(owner, key, fingerprint)
                .chain(first -> first
                        ? proceed(call).call(answer -> claims.remember(owner, key, answer, secret))
                        : claims.recall(owner, key, fingerprint)));
    }

    private static boolean isSecret(InvocationContext call) {
        Idempotent marked = call.getMethod().getAnnotation(Idempotent.class);
        return marked != null && marked.secret();
    }

    @SuppressWarnings("unchecked") // an architecture rule holds @Idempotent methods to this type
    private static Uni<RestResponse<?>> proceed(InvocationContext call) {
        try {
            return (Uni<RestResponse<?>>) call.proceed();
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }
}
