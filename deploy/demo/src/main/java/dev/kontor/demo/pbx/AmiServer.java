package dev.kontor.demo.pbx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP server that speaks the Asterisk manager interface on loopback and sends events to every client logged in. */
public final class AmiServer implements AutoCloseable {
    private static final int BACKLOG = 16;

    private final AmiAccount account;
    private final ServerSocket listener;
    private final Set<AmiSession> sessions = ConcurrentHashMap.newKeySet();

    /** @param port the port on 127.0.0.1, 0 for any free one */
    public AmiServer(int port, AmiAccount account) {
        this.account = account;
        try {
            listener = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException refused) {
            throw new UncheckedIOException("the test PBX cannot listen on port " + port + ": is it taken?", refused);
        }
        Thread.ofVirtual().name("ami-accept").start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many clients are logged in and listening. */
    public long listeners() {
        return sessions.stream().filter(AmiSession::listening).count();
    }

    public void send(AmiMessage event) {
        sessions.stream().filter(AmiSession::listening).forEach(session -> session.write(event));
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException ignored) {
            // the port is given back when the process ends, too
        }
        sessions.forEach(AmiSession::close);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                AmiSession session = new AmiSession(socket, account);
                sessions.add(session);
                Thread.ofVirtual().name("ami-session").start(() -> {
                    session.run();
                    sessions.remove(session);
                });
            } catch (IOException closed) {
                // close() ended the wait, or one client vanished while it connected: the loop decides
            }
        }
    }
}
