-- Who wrote and read what. Triggers note each write in its own transaction, so nothing goes by them; a sealer chains the notes. docs/audit.md
-- says what it is good for, ADR 9 why it is so.

-- Writes and reads that are not sealed yet. A read brings its origin along; a write's is in audit_origin.
create table audit_raw (
  id             bigint generated always as identity primary key,
  xid            xid8 not null default pg_current_xact_id(),
  at             timestamptz not null default now(),
  entity         text not null,
  record_id      uuid,
  read_ids       uuid[],
  part           text,
  action         text not null check (action in ('create', 'update', 'delete', 'read')),
  old_values     text,
  new_values     text,
  actor          text,
  address        text,
  correlation_id uuid,
  traceparent    text,
  database_role  text not null default session_user,
  database_peer  inet default inet_client_addr()
);

-- Who is behind a transaction, and whose request it serves: of one record where the transaction serves several.
create table audit_origin (
  xid            xid8 not null default pg_current_xact_id(),
  record_id      uuid,
  actor          text not null,
  address        text,
  correlation_id uuid not null,
  traceparent    text
);
create index audit_origin_by_transaction on audit_origin (xid);

create table audit_entry (
  seq            bigint primary key,
  id             uuid not null unique,
  at             timestamptz not null,
  actor          text not null,
  address        text,
  correlation_id uuid,
  trace_id       text,
  entity         text not null,
  record_id      uuid,
  part           text,
  action         text not null,
  -- Text, not jsonb: the very bytes that were hashed.
  old_values     text,
  new_values     text,
  prev_hash      bytea not null,
  hash           bytea not null
);
create index audit_entry_by_record on audit_entry (record_id, seq);
create index audit_entry_by_actor on audit_entry (actor, seq);
create index audit_entry_by_correlation on audit_entry (correlation_id);
create index audit_entry_by_time on audit_entry using brin (at);

create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'The audit trail only grows' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on audit_entry for each statement execute function audit_refuse();

-- Arguments: entity, column of the record's id, part (empty for the record's own row), columns left out, columns whose values are hidden,
-- columns that tell one row of a part from another.
create function audit_row() returns trigger language plpgsql as $$
declare
  was jsonb;
  is_now jsonb;
  row_id uuid;
  same text[];
  hidden text;
begin
  if tg_op <> 'INSERT' then
    was := to_jsonb(old);
    row_id := was ->> tg_argv[1];
    was := was - tg_argv[3]::text[];
  end if;
  if tg_op <> 'DELETE' then
    is_now := to_jsonb(new);
    row_id := is_now ->> tg_argv[1];
    is_now := is_now - tg_argv[3]::text[];
  end if;
  if tg_op = 'UPDATE' then
    same := array(select key from jsonb_each_text(is_now) where was ->> key is not distinct from value);
    if is_now - same = '{}' then
      return null;
    end if;
    if tg_argv[2] <> '' then
      same := array(select unnest(same) except select unnest(tg_argv[5]::text[]));
    end if;
    was := was - same;
    is_now := is_now - same;
  else
    was := jsonb_strip_nulls(was);
    is_now := jsonb_strip_nulls(is_now);
  end if;
  foreach hidden in array tg_argv[4]::text[] loop
    was := case when was ->> hidden is null then was else jsonb_set(was, array[hidden], '"hidden"') end;
    is_now := case when is_now ->> hidden is null then is_now else jsonb_set(is_now, array[hidden], '"hidden"') end;
  end loop;
  insert into audit_raw (entity, record_id, part, action, old_values, new_values)
  values (tg_argv[0], row_id, nullif(tg_argv[2], ''), case tg_op when 'INSERT' then 'create' when 'UPDATE' then 'update' else 'delete' end,
    was::text, is_now::text);
  return null;
end $$;

create function audit_truncated() returns trigger language plpgsql as $$
begin
  insert into audit_raw (entity, part, action, new_values) values (tg_argv[0], tg_table_name, 'delete', '{"truncated": true}');
  return null;
end $$;

-- Has a table's writes noted from now on. A table whose column "id" is not the record's id is a part of the record.
create function audit_table(
  audited regclass, entity text, record_column text default 'id', left_out text[] default '{}', hidden text[] default '{}')
returns void language plpgsql as $$
declare
  part text := case when record_column = 'id' then '' else audited::text end;
  keys text[] := array(
    select attname from pg_index join pg_attribute on attrelid = indrelid and attnum = any (indkey)
    where indrelid = audited and indisprimary);
begin
  execute format('create trigger audit after insert or update or delete on %s for each row execute function audit_row(%L, %L, %L, %L, %L, %L)',
    audited, entity, record_column, part, left_out, hidden, keys);
  execute format('create trigger audit_truncate after truncate on %s for each statement execute function audit_truncated(%L)', audited, entity);
end $$;

-- A netstring: the length in bytes, a colon, the text, a comma; a dash and a comma for null. No two lists of fields look the same.
create function audit_field(value text) returns text language sql immutable as $$
  select coalesce(octet_length(value)::text || ':' || value, '-') || ','
$$;

-- What is hashed of an entry, as UTF-8.
create function audit_text(e audit_entry) returns text language sql stable as $$
  select audit_field(encode(e.prev_hash, 'hex')) || audit_field(e.seq::text) || audit_field(e.id::text)
    || audit_field(to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
    || audit_field(e.actor) || audit_field(e.address) || audit_field(e.correlation_id::text) || audit_field(e.trace_id)
    || audit_field(e.entity) || audit_field(e.record_id::text) || audit_field(e.part) || audit_field(e.action)
    || audit_field(e.old_values) || audit_field(e.new_values)
$$;

-- Moves up to so many notes to the end of the chain, in the order in which they were taken; one caller at a time, the others leave at once.
-- Takes what is committed: who commits late is sealed late. The order of one record's notes is that of its changes all the same, as each
-- writer waited for the one before. Answers how many notes it took.
create function audit_seal(most int) returns int language plpgsql as $$
declare
  e audit_entry;
  note record;
  taken int := 0;
  last_id bigint := 0;
begin
  if not exists (select from audit_raw) and not exists (select from audit_origin) then
    return 0;
  end if;
  if not pg_try_advisory_xact_lock(hashtextextended('audit_seal', 0)) then
    return 0;
  end if;
  select seq, hash into e.seq, e.hash from audit_entry order by seq desc limit 1;
  e.seq := coalesce(e.seq, 0);
  e.hash := coalesce(e.hash, decode(repeat('00', 32), 'hex'));
  for note in
    with raw as (delete from audit_raw where id in (select id from audit_raw order by id limit most) returning *)
    select raw.*, single.record_id as subject, single.position, o.actor as writer, o.address as writer_address,
      o.correlation_id as writer_correlation, o.traceparent as writer_traceparent
    from raw
      cross join lateral unnest(coalesce(raw.read_ids, array[raw.record_id])) with ordinality as single (record_id, position)
      left join lateral (
        select * from audit_origin where audit_origin.xid = raw.xid order by audit_origin.record_id = raw.record_id desc nulls last limit 1
      ) o on raw.action <> 'read'
    order by raw.id, single.position
  loop
    if note.id <> last_id then
      taken := taken + 1;
      last_id := note.id;
    end if;
    e.prev_hash := e.hash;
    e.seq := e.seq + 1;
    e.id := uuidv7();
    e.at := note.at;
    e.actor := coalesce(note.actor, note.writer, 'database:' || note.database_role);
    e.address := case when coalesce(note.actor, note.writer) is null then host(note.database_peer)
      else coalesce(note.address, note.writer_address) end;
    e.correlation_id := coalesce(note.correlation_id, note.writer_correlation);
    e.trace_id := split_part(coalesce(note.traceparent, note.writer_traceparent), '-', 2);
    e.entity := note.entity;
    e.record_id := note.subject;
    e.part := note.part;
    e.action := note.action;
    e.old_values := note.old_values;
    e.new_values := note.new_values;
    e.hash := sha256(convert_to(audit_text(e), 'UTF8'));
    insert into audit_entry select e.*;
  end loop;
  if taken < most then
    delete from audit_origin where not exists (select from audit_raw where audit_raw.xid = audit_origin.xid);
  end if;
  return taken;
end $$;
