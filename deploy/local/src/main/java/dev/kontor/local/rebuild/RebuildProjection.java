package dev.kontor.local.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kontor.local.LocalPartException;
import dev.kontor.local.verify.Gateway;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Begins a rebuild, or joins the one that runs, and follows it to where it ends or waits. */
public final class RebuildProjection {
    private static final long POLL_MILLIS = 1_000;

    private final Gateway gateway;
    private final String service;

    public RebuildProjection(Gateway gateway, String service) {
        this.gateway = gateway;
        this.service = service;
    }

    /** The service's projections, each with its last rebuild. */
    public List<RebuildState> list() {
        List<RebuildState> states = new ArrayList<>();
        for (JsonNode item : gateway.get(path()).path("items")) {
            states.add(RebuildState.of(item));
        }
        return states;
    }

    /**
     * Rebuilds.
     *
     * @param accept switch also if old and new differ
     * @param progress is told each state on the way
     * @return switched, or what kept it from that
     */
    public RebuildState rebuild(String projection, boolean accept, Consumer<RebuildState> progress)
            throws InterruptedException {
        RebuildState state = find(projection);
        if (!state.isRunning() && !state.differs()) {
            gateway.post(path() + "/" + projection);
            state = find(projection);
        }
        boolean accepted = false;
        while (state.isRunning() || (state.differs() && accept)) {
            if (state.differs() && !accepted) {
                gateway.post(path() + "/" + projection + "/switch");
                accepted = true;
            }
            progress.accept(state);
            Thread.sleep(POLL_MILLIS);
            state = find(projection);
        }
        return state;
    }

    private RebuildState find(String projection) {
        List<RebuildState> all = list();
        return all.stream()
                .filter(state -> state.projection().equals(projection))
                .findFirst()
                .orElseThrow(() -> new LocalPartException(service + " has no projection " + projection + ", but "
                        + String.join(
                                ", ", all.stream().map(RebuildState::projection).toList())));
    }

    private String path() {
        return "/api/v1/rebuilds/" + service;
    }
}
