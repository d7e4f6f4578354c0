package dev.kontor.e2e.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One keep-alive connection that costs the machine as little as a load generator can: no client library, no threads. */
final class RawHttp implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;

    RawHttp(URI gateway, String bearer) throws IOException {
        socket = new Socket(gateway.getHost(), gateway.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        head = " HTTP/1.1\r\nHost: " + gateway.getAuthority() + "\r\n"
                + (bearer.isEmpty() ? "" : "Authorization: Bearer " + bearer + "\r\n");
    }

    /** Sends a request and reads its answer to the end; gives the status. */
    int get(String path) throws IOException {
        out.write(("GET " + path + head + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return status();
    }

    int post(String path, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String request =
                "POST " + path + head + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] start = request.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        out.write(whole);
        return status();
    }

    private int status() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        long length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            }
            chunked |= lower.equals("transfer-encoding: chunked");
        }
        if (chunked) {
            skipChunks();
        } else {
            in.skipNBytes(length);
        }
        return status;
    }

    private void skipChunks() throws IOException {
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            in.skipNBytes(size + 2L);
        }
        line();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection ended");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
