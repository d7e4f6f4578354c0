package dev.kontor.telephony.pop;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** An agent's browser: listens for screen pops. Made when the stream is open. */
final class SseClient implements AutoCloseable {
    private final BlockingQueue<String> data = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> comments = new LinkedBlockingQueue<>();
    private final InputStream stream;

    SseClient(String token) throws IOException, InterruptedException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        int actual = port == 0 ? io.restassured.RestAssured.port : port;
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + actual + "/api/v1/screen-pops"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IOException("HTTP " + response.statusCode());
        }
        stream = response.body();
        Thread.ofPlatform().daemon().name("sse-client").start(this::read);
        comments.poll(5, TimeUnit.SECONDS);
    }

    /** Null when none comes in time. */
    @Nullable
    String next(long millis) throws InterruptedException {
        return data.poll(millis, TimeUnit.MILLISECONDS);
    }

    private void read() {
        try (var lines = new java.io.BufferedReader(new java.io.InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    data.add(line.substring(5).strip());
                } else if (line.startsWith(":")) {
                    comments.add(line);
                }
            }
        } catch (IOException e) {
            comments.add("closed");
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
