package dev.kontor.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of our own services, from the jar that the build left. */
public final class LocalService implements Part {
    private static final String HEAP = "128m";
    /** Whoever works through every event: what outlives a young generation of the usual size fills the old one in two seconds of a rebuild. */
    private static final String HEAP_FOR_ALL_EVENTS = "160m";

    private static final String MOST_YOUNG_FOR_ALL_EVENTS = "64m";

    private final ChildProcess process;
    private final Path jar;
    private final int port;
    private final Map<String, String> environment;
    private final boolean readsAllEvents;

    /**
     * @param jar the service's quarkus-run.jar
     * @param environment its whole configuration, as on Kubernetes
     */
    LocalService(
            String name, Path folder, Path jar, int port, Map<String, String> environment, boolean readsAllEvents) {
        this.process = new ChildProcess(name, folder);
        this.jar = jar;
        this.port = port;
        this.environment = Map.copyOf(environment);
        this.readsAllEvents = readsAllEvents;
    }

    @Override
    public ChildProcess process() {
        return process;
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of("HTTP", port);
    }

    public String url() {
        return "http://" + Ports.HOST + ":" + port;
    }

    @Override
    public void prepare() {
        if (!Files.exists(jar)) {
            throw new LocalPartException("The service " + name() + " is not built: " + jar
                    + " is missing. Run ./kontor up, or mvn package -Dquick");
        }
    }

    @Override
    public void start() {
        if (isRunning()) {
            return;
        }
        Ports.mustBeFree(name(), ports());
        List<String> command = new ArrayList<>();
        command.add(Programs.java());
        JvmOptions.forgetCacheOlderThan(jar, process.folder());
        command.addAll(
                readsAllEvents
                        ? JvmOptions.small(process.folder(), HEAP_FOR_ALL_EVENTS, MOST_YOUNG_FOR_ALL_EVENTS)
                        : JvmOptions.small(process.folder(), HEAP));
        command.addAll(List.of("-jar", jar.toString()));
        process.start(command, environment);
    }

    @Override
    public boolean isHealthy() {
        return Ports.answers(port) && Http.status(url() + "/q/health/ready") == 200;
    }

    @Override
    public void stop() {
        process.stop("TERM", JvmOptions.stopPatience(process.folder()));
    }

    /** True when the jar on the disk is newer than the running process. */
    public boolean isOutdated() {
        return process.startedAt()
                .map(started -> started.toEpochMilli() < jar.toFile().lastModified())
                .orElse(false);
    }
}
