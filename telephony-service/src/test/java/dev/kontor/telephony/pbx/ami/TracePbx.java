package dev.kontor.telephony.pbx.ami;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A manager interface that admits anybody and plays recorded events to whoever is logged in. */
public final class TracePbx implements AutoCloseable {
    private final ServerSocket server;
    private final List<Socket> listening = new CopyOnWriteArrayList<>();

    public TracePbx() {
        this(0);
    }

    public TracePbx(int port) {
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("trace-pbx").start(this::accept);
    }

    /** Events of a trace in {@code src/test/resources/ami}, each as its lines. */
    public static List<String> trace(String name) {
        try (var file = TracePbx.class.getResourceAsStream("/ami/" + name + ".txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n\n"))
                    .map(block -> block.replaceAll("(?m)^;.*\n", "").strip())
                    .filter(block -> block.startsWith("Event:"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    public boolean hasListener() {
        return !listening.isEmpty();
    }

    public void play(List<String> events) {
        listening.forEach(socket -> events.forEach(event -> send(socket, event)));
    }

    /** Breaks every connection, as a restart does. */
    public void drop() {
        listening.forEach(TracePbx::close);
        listening.clear();
    }

    @Override
    public void close() {
        drop();
        close(server);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofPlatform().daemon().name("trace-pbx-session").start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write("Asterisk Call Manager/9.0.0\r\n".getBytes(StandardCharsets.UTF_8));
            Map<String, String> action = new HashMap<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    action.put(
                            line.substring(0, colon).toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
                } else if (!action.isEmpty()) {
                    answer(socket, action);
                    action.clear();
                }
            }
        } catch (IOException e) {
            listening.remove(socket);
        }
    }

    private void answer(Socket socket, Map<String, String> action) {
        String head = "Response: Success\nActionID: " + action.get("actionid") + "\n";
        switch (action.get("action").toLowerCase(Locale.ROOT)) {
            case "challenge" -> send(socket, head + "Challenge: 123456");
            case "login" -> {
                send(socket, head + "Message: Authentication accepted");
                listening.add(socket);
            }
            case "coresettings" -> send(socket, head + "AMIversion: 9.0.0\nAsteriskVersion: 20.11.1");
            case "command" -> send(socket, head + "Output: Asterisk 20.11.1 built by root");
            case "ping" -> send(socket, head + "Ping: Pong");
            default -> send(socket, head.strip());
        }
    }

    private static synchronized void send(Socket socket, String block) {
        try {
            String wire = String.join(
                    "\r\n",
                    Collections.list(new java.util.StringTokenizer(block, "\n")).stream()
                            .map(Object::toString)
                            .toList());
            socket.getOutputStream().write((wire + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            close(socket);
        }
    }

    private static void close(java.io.Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
