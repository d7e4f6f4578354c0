package dev.kontor.telephony.agent;

import dev.kontor.platform.inbox.Copy;
import dev.kontor.platform.inbox.Received;
import dev.kontor.telephony.agent.consumed.StaffState;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All members of staff we know of. */
@ApplicationScoped
public class Agents {
    private static final String BY_EXTENSION =
            "select a from Agent a where a.active and a.extension in (?1) order by a.extension, a.version, a.id";
    private static final String UPSERT = """
            insert into agent (id, version, extension, team, active) values (?1, ?2, ?3, ?4, ?5)
            on conflict (id) do update set version = excluded.version, extension = excluded.extension,
              team = excluded.team, active = excluded.active
            where agent.version < excluded.version
            """;
    private static final String DELETE = "delete from agent where id in (?1)";

    /** Where two share an extension the one told of last has it. */
    public Uni<Map<String, Agent>> byExtension(Collection<String> extensions) {
        if (extensions.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(BY_EXTENSION, Agent.class)
                        .setParameter(1, List.copyOf(extensions))
                        .getResultList())
                .map(Agents::keyed);
    }

    Uni<Void> keep(Copy<StaffState> copy) {
        StaffState state = copy.state();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(UPSERT)
                        .setParameter(1, copy.id())
                        .setParameter(2, copy.version())
                        .setParameter(3, state.extension())
                        .setParameter(4, state.team())
                        .setParameter(5, state.active())
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> forget(List<Received> deleted) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DELETE)
                        .setParameter(1, deleted.stream().map(Received::subject).toList())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Map<String, Agent> keyed(List<Agent> agents) {
        Map<String, Agent> byExtension = new HashMap<>();
        for (Agent agent : agents) {
            if (agent.extension() != null) {
                byExtension.put(agent.extension(), agent);
            }
        }
        return byExtension;
    }
}
