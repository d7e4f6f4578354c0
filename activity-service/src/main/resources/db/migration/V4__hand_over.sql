-- Hand-overs of everything that belongs to somebody.
create table hand_over (
  id           uuid primary key,
  version      bigint not null,
  from_id      uuid not null,
  to_id        uuid not null,
  team         text,
  reason       text,
  state        text not null check (state in ('running', 'completed', 'undoing', 'undone')),
  parts        jsonb not null,
  requested_by text not null,
  created_at   timestamptz not null,
  undo_until   timestamptz not null,
  updated_at   timestamptz not null
);
create unique index hand_over_open on hand_over (from_id) where state in ('running', 'undoing');
create index hand_over_created on hand_over (created_at, id);

-- Progress has its own events.
select audit_table('hand_over', 'hand-over', left_out => '{parts,updated_at}');
