-- The transactional outbox: written in the transaction of the business row, read from the WAL by Debezium, never updated.
create table outbox (
  id               uuid primary key,
  position         bigint generated always as identity unique,
  topic            text not null,
  subject          text not null,
  type             text not null,
  source           text not null,
  time             text not null,
  specversion      text not null default '1.0',
  contenttype      text not null default 'application/json',
  dataschema       text,
  aggregateversion text not null,
  correlationid    text not null,
  causationid      text,
  actor            text not null,
  transactionid    text not null default pg_current_xact_id()::text,
  traceparent      text,
  payload          text,
  created_at       timestamptz not null default now()
);
create index outbox_by_subject on outbox (subject, position);
create index outbox_by_age on outbox using brin (created_at);

-- Keeps the replication slot moving while the service is idle: one row each ten seconds, written by the connector.
create table heartbeat (
  id bigint generated always as identity primary key,
  at timestamptz not null default now()
);

create publication kontor_outbox for table outbox, heartbeat with (publish = 'insert');

-- What has taken effect already: one row per consumer and event, written in the transaction of the effect.
create table inbox (
  consumer    text not null,
  event_id    uuid not null,
  received_at timestamptz not null default now(),
  primary key (consumer, event_id)
);
create index inbox_by_age on inbox using brin (received_at);
