-- A service's part in a hand-over: the records of one kind, moved a block per transaction. The lock on the row shares the work among
-- replicas, and a worker that was killed leaves the last whole block behind it.
-- not audited: hand_over_part only counts; whose a record was and is stands in the record's own trail.
create table hand_over_part (
  id             uuid primary key,
  version        bigint not null,
  hand_over_id   uuid not null,
  kind           text not null,
  from_id        uuid not null,
  to_id          uuid not null,
  to_team        text,
  state          text not null check (state in ('moving', 'moved', 'returning', 'returned')),
  -- Of the way that the records go at present: over, or back.
  total          bigint not null,
  moved          bigint not null,
  skipped        bigint not null,
  -- In whose name, and by which event.
  actor          text not null,
  correlation_id uuid not null,
  causation_id   uuid not null,
  -- A block that failed is tried again then.
  not_before     timestamptz,
  undo_until     timestamptz not null,
  unique (hand_over_id, kind)
);
create index hand_over_part_open on hand_over_part (id) where state in ('moving', 'returning');

-- What to give back where it is undone: the record, and the team that it fell to while it was the former owner's.
create table hand_over_record (
  part_id       uuid not null references hand_over_part on delete cascade,
  record_id     uuid not null,
  previous_team text,
  primary key (part_id, record_id)
);
