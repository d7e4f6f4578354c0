package dev.kontor.gateway.ask;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.kontor.gateway.route.RouteTable;
import dev.kontor.gateway.route.Upstream;
import dev.kontor.gateway.route.UpstreamClients;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Asks services questions, only so many at once: what the gateway asks by itself must not take the connections of the callers. An answer
 * always comes: in time from the service, else {@link Answer#none()}.
 */
@Singleton
public class Services {
    private static final Logger LOG = Logger.getLogger(Services.class);
    private static final long CANCEL = 0x8;
    /** An overview asks seven, a proof six; who finds so many before him would not be answered in time. */
    private static final int ANSWERS_AT_ONCE = 64;

    private static final int MOST_ANSWERS_WAITING = 256;
    /** The streams', apart: they may wait. Each asks for one batch at a time, which bounds what waits. */
    private static final int RIGHTS_AT_ONCE = 16;

    private final RouteTable routes;
    private final UpstreamClients clients;
    private final ObjectMapper json;
    private final Lane answers = new Lane(ANSWERS_AT_ONCE, MOST_ANSWERS_WAITING);
    private final Lane rights = new Lane(RIGHTS_AT_ONCE, Integer.MAX_VALUE);

    Services(RouteTable routes, UpstreamClients clients, ObjectMapper json) {
        this.routes = routes;
        this.clients = clients;
        this.json = json;
    }

    /** The answer with its body, in so many milliseconds from now. */
    public Future<Answer> ask(String service, String uri, Asker asker, long withinMillis) {
        Upstream upstream = routes.upstream(service);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(withinMillis);
        return answers.inTurn(() -> send(
                        HttpMethod.GET,
                        upstream,
                        uri,
                        asker,
                        TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()),
                        this::whole))
                .otherwise(Answer.none());
    }

    /** The same for the streams, which wait for their turn: in so many milliseconds from when it is asked. */
    public Future<Answer> askInTurn(String service, String uri, Asker asker, long withinMillis) {
        return rights.inTurn(
                        () -> send(HttpMethod.GET, routes.upstream(service), uri, asker, withinMillis, this::whole))
                .otherwise(Answer.none());
    }

    /** The status alone, in so many milliseconds from when it is asked. By HEAD: nothing is told, so no reading goes on record. */
    public Future<Answer> askStatus(Upstream service, String uri, Asker asker, long withinMillis) {
        return rights.inTurn(() -> send(
                HttpMethod.HEAD,
                service,
                uri,
                asker,
                withinMillis,
                answer -> answer.end().map(end -> new Answer(answer.statusCode(), MissingNode.getInstance()))));
    }

    /** Never fails. */
    private Future<Answer> send(
            HttpMethod method,
            Upstream service,
            String uri,
            Asker asker,
            long withinMillis,
            Function<HttpClientResponse, Future<Answer>> reading) {
        if (withinMillis <= 0) {
            return Future.succeededFuture(Answer.none());
        }
        Future<HttpClientRequest> opened = clients.question(method, service, uri);
        return opened.compose(request -> {
                    request.putHeader(HttpHeaders.AUTHORIZATION, asker.authorization());
                    request.putHeader("x-correlation-id", asker.correlation());
                    if (asker.address() != null) {
                        request.putHeader("x-forwarded-for", asker.address());
                    }
                    return request.send().compose(reading);
                })
                .timeout(withinMillis, TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    LOG.debugf("%s: %s", service.name(), failure.getMessage());
                    opened.onSuccess(request -> request.reset(CANCEL));
                    return Future.succeededFuture(Answer.none());
                });
    }

    private Future<Answer> whole(HttpClientResponse answer) {
        return Bodies.read(answer).map(body -> read(answer.statusCode(), body));
    }

    private Answer read(int status, Buffer body) {
        try {
            return new Answer(status, json.readTree(body.getBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
