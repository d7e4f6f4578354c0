package dev.kontor.demo.pbx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One client of the manager interface: greets it, answers its actions, and lets it listen once it is logged in. */
final class AmiSession implements Runnable {
    private static final String GREETING = "Asterisk Call Manager/9.0.0\r\n";

    private final Socket socket;
    private final AmiActions actions;

    AmiSession(Socket socket, AmiAccount account) {
        this.socket = socket;
        this.actions = new AmiActions(account);
    }

    @Override
    public void run() {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write(GREETING.getBytes(StandardCharsets.UTF_8));
            for (AmiMessage action = read(in); action != null; action = read(in)) {
                actions.answer(action).forEach(this::write);
                if (actions.over()) {
                    return;
                }
            }
        } catch (IOException gone) {
            // a client that vanishes is the client's business: it logs in again
        }
    }

    boolean listening() {
        return actions.listening();
    }

    void write(AmiMessage message) {
        try {
            synchronized (this) {
                OutputStream out = socket.getOutputStream();
                out.write(message.wire().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException gone) {
            close();
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException ignored) {
            // it is closed either way
        }
    }

    private static @Nullable AmiMessage read(BufferedReader in) throws IOException {
        List<AmiMessage.Header> headers = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty() && !headers.isEmpty()) {
                return new AmiMessage(headers);
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(new AmiMessage.Header(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()));
            }
        }
        return null;
    }
}
