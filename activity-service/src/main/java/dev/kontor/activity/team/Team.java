package dev.kontor.activity.team;

import dev.kontor.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People who work together; records name their team by its name. */
@Entity
public class Team implements Aggregate {
    @Id
    private UUID id;

    private long version;
    private String name;

    @Nullable
    private UUID parentId;

    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Team() {}

    private Team(DirectoryTeam told, Instant now) {
        this.id = told.id();
        this.name = told.name();
        this.parentId = told.parentId();
        this.updatedAt = now;
    }

    static Team form(DirectoryTeam told, Instant now) {
        return new Team(told, now);
    }

    TeamFact formed() {
        return new TeamFact.Formed(name, parentId);
    }

    /** Takes name and place over; nothing happens when nothing differs. */
    List<TeamFact> follow(DirectoryTeam told, Instant now) {
        List<TeamFact> facts = new ArrayList<>();
        if (!told.name().equals(name)) {
            facts.add(new TeamFact.Renamed(name, told.name()));
        }
        if (!Objects.equals(told.parentId(), parentId)) {
            facts.add(new TeamFact.Moved(parentId, told.parentId()));
        }
        if (!facts.isEmpty()) {
            name = told.name();
            parentId = told.parentId();
            updatedAt = now;
        }
        return facts;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void advanceTo(long next) {
        version = next;
    }

    String name() {
        return name;
    }

    @Nullable
    UUID parentId() {
        return parentId;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
