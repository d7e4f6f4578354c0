-- An upload is cut into blocks of rows; a block, its effects and the job's progress commit together, so a crash resumes without doubling.
create table import_job (
  id           uuid primary key,
  collection   text not null,
  state        text not null check (state in ('queued', 'running', 'done', 'cancelled')),
  actor        text not null,
  owner_id     uuid,
  team         text,
  options      text not null,
  total        bigint not null,
  done         bigint not null default 0,
  created      bigint not null default 0,
  updated      bigint not null default 0,
  skipped      bigint not null default 0,
  failed       bigint not null default 0,
  next_block   int not null default 0,
  next_row     int not null default 0,
  row_by_row   boolean not null default false,
  queued_at    timestamptz not null,
  started_at   timestamptz,
  finished_at  timestamptz
);
create index import_job_open on import_job (id) where state in ('queued', 'running');
create table import_block (
  job_id uuid not null references import_job on delete cascade,
  number int not null,
  rows   text not null,
  primary key (job_id, number)
);
create table import_error (
  job_id      uuid not null references import_job on delete cascade,
  line        bigint not null,
  column_name text,
  code        text not null,
  message     text not null
);
create index import_error_by_job on import_error (job_id, line);
