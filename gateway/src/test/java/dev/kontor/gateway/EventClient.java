package dev.kontor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** An open stream of events, read on a thread of its own until either side ends it. Remembers the last id, as a browser does. */
final class EventClient implements AutoCloseable {
    private static final int SMALL = 4096;

    private final Socket socket;
    private final List<JsonObject> events = new CopyOnWriteArrayList<>();
    private final List<String> named = new CopyOnWriteArrayList<>();
    private volatile String lastId = "";
    private volatile boolean opened;
    private volatile boolean ended;

    private EventClient(Socket socket, boolean reads) {
        this.socket = socket;
        if (reads) {
            Thread.ofVirtual().start(this::read);
        }
    }

    static EventClient open(String token, String query) {
        return open(token, query, "");
    }

    /** @param fields more header fields, each with its line feed */
    static EventClient open(String token, String query, String fields) {
        return new EventClient(connect(token, query, fields), true);
    }

    /** Takes nothing from its connection until it is drained. */
    static EventClient stalled(String token, String query) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(SMALL);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), Caller.port()));
            socket.getOutputStream()
                    .write(head(token, query, "").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new EventClient(socket, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket connect(String token, String query, String fields) {
        try {
            return Caller.raw(head(token, query, fields));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String head(String token, String query, String fields) {
        return "GET /api/v1/events" + query + " HTTP/1.1\nHost: x\nAuthorization: Bearer " + token
                + "\nAccept: text/event-stream\n" + fields + "\n";
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.setSoTimeout(0);
            Map<String, String> block = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int colon = line.indexOf(": ");
                if (line.isEmpty()) {
                    take(block);
                    block.clear();
                } else if (colon > 0) {
                    block.put(line.substring(0, colon), line.substring(colon + 2));
                }
            }
        } catch (IOException gone) {
            // The test or the gateway closed it.
        } finally {
            ended = true;
        }
    }

    /** Half a block, as a connection that is cut leaves it, does not count. */
    private void take(Map<String, String> block) {
        String data = block.get("data");
        String name = block.get("event");
        if (name != null) {
            named.add(name + " " + data);
        } else if (data != null) {
            events.add(new JsonObject(data));
        }
        lastId = block.getOrDefault("id", lastId);
        opened = true;
    }

    List<JsonObject> events() {
        return events;
    }

    List<String> ids() {
        return ids(events);
    }

    static List<String> ids(List<JsonObject> events) {
        return events.stream().map(event -> event.getString("id")).collect(Collectors.toList());
    }

    /** Events that are no facts. */
    List<String> named() {
        return named;
    }

    String lastId() {
        return lastId;
    }

    boolean isOpened() {
        return opened;
    }

    boolean isEnded() {
        return ended;
    }

    /** Takes what a stalled one has left, until the gateway closes. */
    void drain() {
        read();
    }

    /** The gateway has just started and reads the log by and by. */
    static void awaitLog(String token) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Caller.get(token, "/api/v1/events").statusCode() == 200);
    }

    /** A page by long-poll. */
    static JsonObject poll(String token, String query) {
        HttpResponse<String> answer = Caller.get(token, "/api/v1/events" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    static List<String> ids(JsonObject page) {
        return ids(
                page.getJsonArray("items").stream().map(JsonObject.class::cast).toList());
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
