package dev.kontor.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Loopback ports: whether one is free, who holds it if not, and whether somebody listens. */
public final class Ports {
    /** All parts listen here and nowhere else. */
    public static final String HOST = "127.0.0.1";

    private static final int CONNECT_TIMEOUT_MS = 500;
    private static final int PROC_NET_LOCAL_ADDRESS = 1;
    private static final int PROC_NET_STATE = 3;
    private static final int PROC_NET_INODE = 9;
    private static final String PROC_NET_LISTENING = "0A";

    private Ports() {}

    /** A port that was free a moment ago. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LocalPartException("No free port on " + HOST, e);
        }
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(HOST, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(HOST, port), CONNECT_TIMEOUT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Fails with a message that names the port, the part that needs it and, where the system tells, the holder. */
    static void mustBeFree(String part, Map<String, Integer> ports) {
        ports.forEach((purpose, port) -> {
            if (!isFree(port)) {
                String by = holder(port).map(holder -> " by " + holder).orElse("");
                throw new LocalPartException("Port " + port + ", which " + part + " needs (" + purpose + "), is taken"
                        + by + ". Stop that process, or choose other ports: KONTOR_PORT_BASE=9180 ./kontor up");
            }
        });
    }

    /** "process 4711 (java -jar …)", where /proc tells. */
    static Optional<String> holder(int port) {
        return listeningInode(port).flatMap(Ports::processWithSocket).map(pid -> {
            String command = ProcessHandle.of(pid)
                    .flatMap(handle -> handle.info().command())
                    .orElse("unknown program");
            return "process " + pid + " (" + command + ")";
        });
    }

    private static Optional<String> listeningInode(int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .map(Path::of)
                .flatMap(file -> lines(file).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > PROC_NET_INODE)
                .filter(words -> words[PROC_NET_STATE].equals(PROC_NET_LISTENING))
                .filter(words -> words[PROC_NET_LOCAL_ADDRESS].endsWith(suffix))
                .map(words -> words[PROC_NET_INODE])
                .findFirst();
    }

    private static Optional<Long> processWithSocket(String inode) {
        String target = "socket:[" + inode + "]";
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> openFiles(pid).anyMatch(target::equals))
                .findFirst();
    }

    private static Stream<String> openFiles(long pid) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return descriptors.map(Ports::linkTarget).toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static String linkTarget(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
