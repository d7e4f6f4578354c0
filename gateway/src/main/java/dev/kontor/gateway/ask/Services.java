package dev.kontor.gateway.ask;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.kontor.gateway.route.RouteTable;
import dev.kontor.gateway.route.UpstreamClients;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Asks services questions. An answer always comes: in time from the service, else {@link Answer#none()}. */
@Singleton
public class Services {
    private static final Logger LOG = Logger.getLogger(Services.class);
    private static final long CANCEL = 0x8;

    private final RouteTable routes;
    private final UpstreamClients clients;
    private final ObjectMapper json;

    Services(RouteTable routes, UpstreamClients clients, ObjectMapper json) {
        this.routes = routes;
        this.clients = clients;
        this.json = json;
    }

    public Future<Answer> ask(String service, String uri, Asker asker, long withinMillis) {
        Future<HttpClientRequest> opened = clients.get(routes.upstream(service), uri);
        return opened.compose(request -> {
                    request.putHeader(HttpHeaders.AUTHORIZATION, asker.authorization());
                    request.putHeader("x-correlation-id", asker.correlation());
                    return request.send().compose(answer -> answer.body().map(body -> read(answer.statusCode(), body)));
                })
                .timeout(Math.max(1, withinMillis), TimeUnit.MILLISECONDS)
                .recover(failure -> {
                    LOG.debugf("%s: %s", service, failure.getMessage());
                    opened.onSuccess(request -> request.reset(CANCEL));
                    return Future.succeededFuture(Answer.none());
                });
    }

    private Answer read(int status, Buffer body) {
        try {
            Answer heard = new Answer(status, MissingNode.getInstance());
            return heard.isOk() ? new Answer(status, json.readTree(body.getBytes())) : heard;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
