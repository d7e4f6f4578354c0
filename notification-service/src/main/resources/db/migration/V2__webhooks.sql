-- Whom to tell of what. failures, failing reason and probe_at are the circuit breaker's; the secrets are never shown after they were made.
create table webhook (
  id               uuid primary key,
  version          bigint not null,
  owner_id         uuid not null,
  url              text not null,
  description      text,
  -- varchar, as Hibernate asks for membership: PostgreSQL has no operator between the two.
  types            varchar[] not null,
  subjects         text[] not null,
  expression       text,
  mode             text not null check (mode in ('parallel', 'ordered')),
  state            text not null check (state in ('active', 'suspended', 'disabled')),
  reason           text,
  secret           text not null,
  old_secret       text,
  old_secret_until timestamptz,
  failures         int not null default 0,
  probe_at         timestamptz,
  state_since      timestamptz not null,
  created_at       timestamptz not null,
  updated_at       timestamptz not null
);
create index webhook_by_owner on webhook (owner_id, id);

-- An event as it is sent, once for all webhooks that want it.
create table webhook_event (
  id          uuid primary key,
  received_at timestamptz not null,
  traceparent text,
  body        text not null
);
create index webhook_event_by_age on webhook_event using brin (received_at);

-- What one webhook is to get, once per event. Rows are small and change: their text lies in webhook_event.
create table webhook_delivery (
  id              uuid primary key,
  -- No foreign key: what a removed webhook leaves behind is swept up in pieces.
  webhook_id      uuid not null,
  event_id        uuid not null,
  -- The order in which events came in; of one subject, the order in which they happened.
  position        bigint generated always as identity,
  type            text not null,
  subject         uuid not null,
  state           text not null check (state in ('waiting', 'delivered', 'failed')),
  -- All attempts that were made, and those of the present round: a replay begins a new one.
  attempts        int not null default 0,
  tries           int not null default 0,
  -- When to try (again); while somebody holds the lease, when it ends.
  next_attempt_at timestamptz not null,
  lease           uuid,
  last_status     int,
  last_error      text,
  created_at      timestamptz not null,
  finished_at     timestamptz,
  unique (webhook_id, event_id)
);
create index webhook_delivery_due on webhook_delivery (webhook_id, next_attempt_at, position) where state = 'waiting';
create index webhook_delivery_turn on webhook_delivery (webhook_id, subject, position) where state = 'waiting';
create index webhook_delivery_failed on webhook_delivery (webhook_id, position) where state = 'failed';
create index webhook_delivery_by_age on webhook_delivery using brin (created_at);

create table webhook_attempt (
  delivery_id     uuid not null references webhook_delivery on delete cascade,
  number          int not null,
  at              timestamptz not null,
  request_headers text not null,
  status          int,
  error           text,
  answer          text,
  latency_ms      int not null,
  next_attempt_at timestamptz,
  primary key (delivery_id, number)
);
