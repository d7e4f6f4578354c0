package dev.kontor.activity.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.platform.access.FieldRules;
import dev.kontor.platform.inbox.Shadow;
import dev.kontor.platform.paging.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The feeds. Plain SQL: a projection has no aggregates to load, and a batch goes in as one statement over arrays.
 *
 * <p>Row scope is the one of lists, by the kind of record that an entry tells of: an entry is seen by its owner, its team, those with whom
 * its record is shared and, when it names neither, by everybody. Two additions follow from facts that do not name a team: what belongs to
 * a member of staff is seen by that member's team of today, and what is about the customer as such (registration, life cycle) is seen by
 * those who see the customer.
 */
@ApplicationScoped
class TimelineEntries {
    private static final String ADD = """
            insert into timeline_entry
              (party_id, event_id, record, kind, subject_id, at, actor, owner_id, team, data)
            select party_id, event_id, record, kind, subject_id, at, actor, owner_id, team, data::jsonb
            from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::timestamptz[], $7::text[],
                        $8::uuid[], $9::text[], $10::text[])
              as new (party_id, event_id, record, kind, subject_id, at, actor, owner_id, team, data)
            on conflict do nothing
            """;
    private static final String BELONG = """
            insert into timeline_party (party_id, version, owner_id, team)
            select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[])
            on conflict (party_id) do update
              set version = excluded.version, owner_id = excluded.owner_id, team = excluded.team
              where timeline_party.version < excluded.version
            """;
    private static final String SHARE = """
            insert into timeline_share (subject_id, grantee, version, holds, until)
            select * from unnest($1::uuid[], $2::text[], $3::bigint[], $4::boolean[], $5::timestamptz[])
            on conflict (subject_id, grantee) do update
              set version = excluded.version, holds = excluded.holds, until = excluded.until
              where timeline_share.version < excluded.version
            """;
    private static final String PAGE = """
            select party_id, event_id, e.record, kind, subject_id, at, actor, owner_id, team, data::text as data
            from timeline_entry e
              join jsonb_to_recordset($5::jsonb) as reach (record text, staff uuid, teams text[], grantees text[]) on reach.record = e.record
            where party_id = $1
              and (cardinality($2::text[]) = 0 or kind = any($2) or e.record = any($2))
              and ($3::timestamptz is null or (at, event_id) < ($3, $4::uuid))
              and (reach.staff is null
                or owner_id = reach.staff
                or team = any(reach.teams)
                or exists (
                  select 1 from timeline_share s
                  where s.subject_id = e.subject_id and s.grantee = any(reach.grantees)
                    and s.holds and (s.until is null or s.until > now()))
                or (team is null and owner_id in (select id from staff_member where team = any(reach.teams)))
                or (owner_id is null and team is null and (subject_id <> party_id or not exists (
                  select 1 from timeline_party p
                  where p.party_id = e.party_id and p.owner_id is distinct from reach.staff
                    and (p.team <> all(reach.teams) or (p.team is null and p.owner_id is not null))))))
            order by at desc, event_id desc
            limit $6
            """;

    private final Pool database;
    private final ObjectMapper json;
    private final FieldRules rules;

    TimelineEntries(Pool database, ObjectMapper json, FieldRules rules) {
        this.database = database;
        this.json = json;
        this.rules = rules;
    }

    /** Adds what is new; entries that are there already stay as they are. All or nothing. */
    Uni<Void> add(List<Entry> entries, Collection<Belonging> belongings, Collection<Share> shares) {
        return database.withTransaction(connection -> Shadow.enter(connection)
                .chain(() -> add(connection, entries))
                .chain(() -> belong(connection, belongings))
                .chain(() -> share(connection, shares)));
    }

    private static Uni<Void> add(SqlConnection connection, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple()
                .addValue(column(entries, Entry::partyId, UUID[]::new))
                .addValue(column(entries, Entry::eventId, UUID[]::new))
                .addValue(column(entries, Entry::record, String[]::new))
                .addValue(column(entries, Entry::kind, String[]::new))
                .addValue(column(entries, Entry::subjectId, UUID[]::new))
                .addValue(column(entries, entry -> entry.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
                .addValue(column(entries, Entry::actor, String[]::new))
                .addValue(column(entries, Entry::ownerId, UUID[]::new))
                .addValue(column(entries, Entry::team, String[]::new))
                .addValue(column(entries, Entry::data, String[]::new));
        return connection.preparedQuery(ADD).execute(columns).replaceWithVoid();
    }

    private static Uni<Void> belong(SqlConnection connection, Collection<Belonging> belongings) {
        if (belongings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple()
                .addValue(column(belongings, Belonging::partyId, UUID[]::new))
                .addValue(column(belongings, Belonging::version, Long[]::new))
                .addValue(column(belongings, Belonging::ownerId, UUID[]::new))
                .addValue(column(belongings, Belonging::team, String[]::new));
        return connection.preparedQuery(BELONG).execute(columns).replaceWithVoid();
    }

    private static Uni<Void> share(SqlConnection connection, Collection<Share> shares) {
        if (shares.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple()
                .addValue(column(shares, Share::subjectId, UUID[]::new))
                .addValue(column(shares, Share::grantee, String[]::new))
                .addValue(column(shares, Share::version, Long[]::new))
                .addValue(column(shares, Share::holds, Boolean[]::new))
                .addValue(column(
                        shares,
                        share -> share.until() == null ? null : share.until().atOffset(ZoneOffset.UTC),
                        OffsetDateTime[]::new));
        return connection.preparedQuery(SHARE).execute(columns).replaceWithVoid();
    }

    /**
     * A page of a customer's feed, newest first.
     *
     * @param kinds {@code call} or {@code call.missed}; none means all
     */
    Uni<Page<TimelineEntryView>> page(
            UUID partyId, List<String> kinds, int limit, @Nullable TimelineCursor after, TimelineReach reach) {
        Tuple values = Tuple.tuple()
                .addValue(partyId)
                .addValue(kinds.toArray(String[]::new))
                .addValue(after == null ? null : after.at().atOffset(ZoneOffset.UTC))
                .addValue(after == null ? null : after.eventId())
                .addValue(reach.asJson())
                .addValue(limit + 1);
        return database.preparedQuery(PAGE).execute(values).map(rows -> {
            List<TimelineEntryView> found = new ArrayList<>();
            rows.forEach(row -> found.add(view(row, reach)));
            if (found.size() <= limit) {
                return new Page<>(found, null, null);
            }
            TimelineEntryView last = found.get(limit - 1);
            return new Page<>(found.subList(0, limit), new TimelineCursor(last.at(), last.id()).encode(), null);
        });
    }

    private TimelineEntryView view(Row row, TimelineReach reach) {
        return new TimelineEntryView(
                row.getUUID("event_id"),
                row.getUUID("party_id"),
                row.getString("kind"),
                row.getUUID("subject_id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("actor"),
                row.getUUID("owner_id"),
                row.getString("team"),
                data(row, reach));
    }

    private JsonNode data(Row row, TimelineReach reach) {
        try {
            JsonNode data = json.readTree(row.getString("data"));
            return (JsonNode) rules.apply(data, reach.fieldsOf(row.getString("record"), row.getString("kind")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <E, V> V[] column(
            Collection<E> rows, Function<E, @Nullable V> value, java.util.function.IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
