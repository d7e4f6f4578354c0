package dev.kontor.deals.reference;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Somebody or something a deal refers to: the id, and the words by which a file may name it. No more than that is copied. */
@Entity
@Immutable
@Table(name = "reference")
@SuppressWarnings("UnusedVariable") // version and kind are read by queries
public class Reference {
    @Id
    private UUID id;

    private String kind;
    private long version;
    private String[] keys;

    private @Nullable String team;

    private boolean active;

    @SuppressWarnings("NullAway") // for Hibernate only
    protected Reference() {}

    public UUID id() {
        return id;
    }

    /** Names and external ids in lower case. */
    List<String> keys() {
        return List.of(keys);
    }

    /** Whether they work here, of staff; all else may be referred to. */
    public boolean active() {
        return active;
    }

    /** The team, of staff only. */
    public @Nullable String team() {
        return team;
    }
}
