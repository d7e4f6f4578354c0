create table call (
  id              uuid primary key,
  version         bigint not null,
  pbx             text not null,
  pbx_call_id     text not null,
  direction       text not null check (direction in ('inbound', 'outbound')),
  status          text not null check (status in ('ringing', 'answered', 'held', 'ended', 'missed')),
  from_number     text,
  to_number       text,
  customer_number text,
  person_id       uuid,
  organisation_id uuid,
  owner_id        uuid,
  team            text,
  queue           text,
  rung_agent_ids  uuid[] not null,
  handovers       jsonb not null,
  started_at      timestamptz not null,
  answered_at     timestamptz,
  ended_at        timestamptz,
  hold_seconds    bigint not null,
  cause           text,
  recording_url   text,
  tags            varchar[] not null,
  unique (pbx, pbx_call_id)
);
create index call_by_start on call (started_at, id);
create index call_by_owner on call (owner_id, started_at);
create index call_by_team on call (team, started_at);
create index call_by_person on call (person_id, started_at);
create index call_by_customer_number on call (customer_number);
create index call_by_tag on call using gin (tags);

-- Every signal that a PBX has sent, once: a call is told anew from all of its own when another one comes.
create table call_signal (
  id            uuid primary key,
  pbx           text not null,
  pbx_call_id   text not null,
  signal_id     text not null,
  kind          text not null,
  at            timestamptz not null,
  from_number   text,
  to_number     text,
  extension     text,
  direction     text,
  queue         text,
  cause         text,
  recording_url text,
  received_at   timestamptz not null,
  unique (pbx, pbx_call_id, signal_id)
);
create index call_signal_by_arrival on call_signal using brin (received_at);

-- Our copy of activity-service's staff state.
create table agent (
  id        uuid primary key,
  version   bigint not null,
  extension text,
  team      text,
  active    boolean not null
);
create index agent_by_extension on agent (extension);

-- Our copy of contacts-service's person state.
create table party (
  id              uuid primary key,
  version         bigint not null,
  display_name    text not null,
  organisation_id uuid,
  owner_id        uuid,
  -- varchar, not text: Hibernate's array functions compare with varchar[]
  numbers         varchar[] not null
);
create index party_numbers on party using gin (numbers);
