package dev.kontor.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An SMTP server that answers every recipient with the reply it was made with. */
final class RefusingServer implements AutoCloseable {
    private final ServerSocket listener;
    private final String reply;

    private RefusingServer(ServerSocket listener, String reply) {
        this.listener = listener;
        this.reply = reply;
    }

    static RefusingServer open(String reply) {
        try {
            RefusingServer server =
                    new RefusingServer(new ServerSocket(Mailboxes.port(), 50, InetAddress.getLoopbackAddress()), reply);
            Thread.ofPlatform().daemon().start(server::listen);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofPlatform().daemon().start(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            out.print("220 ready\r\n");
            out.flush();
            String line;
            while ((line = in.readLine()) != null) {
                out.print((line.toUpperCase(Locale.ROOT).startsWith("RCPT") ? reply : "250 ok") + "\r\n");
                out.flush();
            }
        } catch (IOException e) {
            // The client has hung up: nothing more to say.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
