create table staff_member (
  id         uuid primary key,
  version    bigint not null,
  -- Deferred: accounts may swap names.
  username   text unique deferrable initially deferred,
  name       text not null,
  email      text,
  team       text,
  -- Deferred: a manager may stand below the people managed in an import file.
  manager_id uuid references staff_member deferrable initially deferred,
  extension  text,
  time_zone  text,
  language   text,
  active     boolean not null,
  -- What Keycloak last told of this member; null for members that Keycloak does not know.
  directory  jsonb,
  updated_at timestamptz not null
);
create index staff_member_email on staff_member (lower(email));
create index staff_member_name on staff_member (name, id);
create index staff_member_team on staff_member (team);

create table task (
  id           uuid primary key,
  version      bigint not null,
  title        text not null,
  note         text,
  assignee_id  uuid,
  team         text,
  due_at       timestamptz,
  party_id     uuid,
  reason       text,
  cause_id     uuid,
  state        text not null check (state in ('open', 'done', 'cancelled')),
  closed_at    timestamptz,
  created_at   timestamptz not null,
  updated_at   timestamptz not null
);
create index task_assignee on task (assignee_id, id);
create index task_team on task (team, id);
create index task_party on task (party_id, id);
create index task_created on task (created_at, id);
create index task_cause on task (cause_id);

create table meeting (
  id               uuid primary key,
  version          bigint not null,
  title            text not null,
  starts_at        timestamptz not null,
  ends_at          timestamptz not null,
  time_zone        text not null,
  owner_id         uuid,
  team             text,
  attendee_ids     varchar[] not null,
  party_id         uuid,
  reminder_minutes int not null,
  cancelled        boolean not null,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  check (ends_at > starts_at)
);
create index meeting_owner on meeting (owner_id, id);
create index meeting_team on meeting (team, id);
create index meeting_party on meeting (party_id, id);
create index meeting_attendees on meeting using gin (attendee_ids);
create index meeting_starts on meeting (starts_at, id);

-- A projection: truncate both tables and read the topics again under a new consumer group.
create table timeline_entry (
  party_id   uuid not null,
  event_id   uuid not null,
  record     text not null,
  kind       text not null,
  subject_id uuid not null,
  at         timestamptz not null,
  actor      text not null,
  owner_id   uuid,
  team       text,
  data       jsonb not null,
  primary key (party_id, event_id)
);
create index timeline_entry_feed on timeline_entry (party_id, at desc, event_id desc);

-- To whom a customer belongs, for facts that do not say so themselves.
create table timeline_party (
  party_id uuid primary key,
  version  bigint not null,
  owner_id uuid,
  team     text
);
