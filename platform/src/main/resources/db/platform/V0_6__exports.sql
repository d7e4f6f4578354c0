-- An export is read from one snapshot by one attempt; what an attempt writes carries its number, so that two never mix. A worker that
-- lost its lease finds that nothing of its attempt is there to be updated.
create table export_job (
  id           uuid primary key,
  collection   text not null,
  state        text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  step         text check (step in ('cut', 'rows', 'events')),
  actor        text not null,
  filter       text,
  -- The row scope of who asked, as it was then; no staff id: everything.
  scope_staff  uuid,
  scope_teams  varchar[] not null,
  attempt      int not null default 0,
  leased_until timestamptz,
  total        bigint not null default 0,
  done         bigint not null default 0,
  blocks       int not null default 0,
  -- Stored bytes; then length and CRC-32 of the whole text, which end its gzip stream.
  bytes        bigint not null default 0,
  length       bigint not null default 0,
  checksum     bigint not null default 0,
  hand_over    text,
  failure      text,
  queued_at    timestamptz not null,
  started_at   timestamptz,
  finished_at  timestamptz
);
create index export_job_open on export_job (id) where state in ('queued', 'running');
create table export_block (
  job_id  uuid not null references export_job on delete cascade,
  attempt int not null,
  number  int not null,
  content bytea not null,
  primary key (job_id, attempt, number)
);
-- It is compressed already.
alter table export_block alter column content set storage external;
