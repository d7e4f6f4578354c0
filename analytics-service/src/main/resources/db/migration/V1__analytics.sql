-- How far each partition is processed; moved in the transaction of the effects.
create table ingest_offset (
  topic       text not null,
  partition   int not null,
  next_offset bigint not null,
  moved_at    timestamptz not null default now(),
  primary key (topic, partition)
);

-- Projections: "version" columns hold the aggregate version that set the columns after them last; 0 is never.
create table deal (
  id             uuid primary key,
  recorded_at    timestamptz not null,
  version        bigint not null,
  pipeline_id    uuid,
  stage          text,
  product_id     uuid,
  owner_id       uuid,
  team           text,
  source         text,
  amount         numeric,
  currency       text,
  opened_at      timestamptz,
  closed_version bigint not null,
  outcome        text,
  closed_at      timestamptz
);
create table deal_stage_entry (
  deal_id uuid not null,
  version bigint not null,
  stage   text,
  at      timestamptz,
  primary key (deal_id, version)
);
create table pipeline (
  id      uuid primary key,
  version bigint not null,
  code    text,
  name    text,
  stages  jsonb
);
create table product (
  id      uuid primary key,
  version bigint not null,
  code    text,
  name    text
);
create table invoice (
  id         uuid primary key,
  issued_at  timestamptz,
  paid_at    timestamptz,
  overdue_at timestamptz,
  version    bigint not null,
  deal_id    uuid,
  owner_id   uuid,
  team       text,
  total      numeric,
  currency   text,
  due_on     date
);
create table phone_call (
  id               uuid primary key,
  recorded_at      timestamptz not null,
  version          bigint not null,
  direction        text,
  agent_id         uuid,
  queue            text,
  started_at       timestamptz,
  answered_version bigint not null,
  answered_at      timestamptz,
  ended_version    bigint not null,
  ended_at         timestamptz,
  talk_seconds     bigint,
  missed_version   bigint not null,
  missed_at        timestamptz
);
create table task (
  id           uuid primary key,
  recorded_at  timestamptz not null,
  done_at      timestamptz,
  cancelled_at timestamptz,
  version      bigint not null,
  assignee_id  uuid,
  team         text,
  due_version  bigint not null,
  due_at       timestamptz
);
create table meeting (
  id           uuid primary key,
  cancelled_at timestamptz,
  version      bigint not null,
  owner_id     uuid,
  starts_at    timestamptz,
  ends_at      timestamptz
);
create table party (
  id            uuid primary key,
  kind          text not null,
  registered_at timestamptz,
  removed_at    timestamptz,
  owner_version bigint not null,
  owner_id      uuid,
  team          text
);
create table staff (
  id      uuid primary key,
  version bigint not null,
  team    text
);

create table sla_policy (
  id         uuid primary key,
  version    bigint not null,
  code       text not null,
  definition text not null,
  start_type text not null,
  stop_type  text not null,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  retired_at timestamptz
);
create unique index sla_policy_code on sla_policy (code) where retired_at is null;

-- Facts that begin or end some policy's time, from the ingest to the engine, which takes them away.
create table sla_signal (
  event_id       uuid primary key,
  position       bigint generated always as identity unique,
  type           text not null,
  subject        uuid not null,
  time           timestamptz not null,
  correlation_id uuid not null,
  payload        text not null
);

create table sla_timer (
  id              uuid primary key,
  version         bigint not null,
  policy_id       uuid not null references sla_policy,
  policy_code     text not null,
  match_key       text not null,
  owner_id        uuid,
  team            text,
  start_event_id  uuid not null,
  correlation_id  uuid not null,
  started_at      timestamptz not null,
  warn_at         timestamptz not null,
  due_at          timestamptz not null,
  state           text not null check (state in ('running', 'warned', 'breached', 'met')),
  next_at         timestamptz,
  warned_at       timestamptz,
  breached_at     timestamptz,
  met_at          timestamptz,
  elapsed_seconds bigint,
  unique (policy_id, start_event_id)
);
create index sla_timer_next on sla_timer (next_at) where next_at is not null;
create index sla_timer_open on sla_timer (policy_id, match_key) where state <> 'met';
create index sla_timer_by_due on sla_timer (due_at, id);

-- Stop events, kept for the start that may come after them.
create table sla_stop (
  policy_id   uuid not null references sla_policy,
  event_id    uuid not null,
  match_key   text not null,
  at          timestamptz not null,
  received_at timestamptz not null default now(),
  primary key (policy_id, event_id)
);
create index sla_stop_by_key on sla_stop (policy_id, match_key, at);
