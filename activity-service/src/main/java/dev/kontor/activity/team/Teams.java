package dev.kontor.activity.team;

import dev.kontor.platform.filter.FilterField.Kind;
import dev.kontor.platform.paging.ListQuery;
import dev.kontor.platform.paging.Listing;
import dev.kontor.platform.paging.Page;
import dev.kontor.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All teams. Everybody may see which there are. */
@ApplicationScoped
public class Teams implements PanacheRepositoryBase<Team, UUID> {
    /** PostgreSQL's advisory lock of whoever reads the tree in. */
    private static final long TREE_LOCK = 0x5465616d73L;

    static final Listing<Team> LISTING = Listing.of(Team.class)
            .filterable(Kind.UUID, "parentId")
            .sortable(Kind.TEXT, "name", Team::name)
            .sortable(Kind.INSTANT, "updatedAt", Team::updatedAt);

    Uni<Team> get(UUID id) {
        return findById(id).map(team -> existing(team, id));
    }

    public Uni<List<UUID>> ids() {
        return listAll().map(teams -> teams.stream().map(Team::id).toList());
    }

    public Uni<Boolean> isKnown(String name) {
        return count("name", name).map(teams -> teams > 0);
    }

    Uni<Page<Team>> list(ListQuery query) {
        return LISTING.page(query);
    }

    /** Everything, for a change of whatever must change. */
    Uni<List<Team>> lockAll() {
        return find("order by id").withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** False when another replica is at it. */
    Uni<Boolean> tryTurn() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select pg_try_advisory_xact_lock(?1)", Boolean.class)
                        .setParameter(1, TREE_LOCK)
                        .getSingleResult());
    }

    private static Team existing(@Nullable Team team, UUID id) {
        if (team == null) {
            throw Problem.notFound("team", id);
        }
        return team;
    }
}
