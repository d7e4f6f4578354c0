-- One row per message to one person by one channel: the plan, the claim and the result. Its key makes every message unique, however
-- often the event that asks for it is delivered. No personal data: recipients and subjects are ids.
create table delivery (
  id              uuid primary key,
  version         bigint not null,
  kind            text not null,
  subject_id      uuid not null,
  occurrence      text not null,
  recipient_id    uuid,
  channel         text not null,
  due_at          timestamptz not null,
  not_after       timestamptz,
  state           text not null check (state in ('scheduled', 'claimed', 'sent', 'failed', 'cancelled')),
  attempts        int not null default 0,
  -- Of a scheduled row: when to try (again). Of a claimed row: when its lease ends and another worker may take it.
  next_attempt_at timestamptz not null,
  claim_id        uuid,
  reason          text,
  correlation_id  uuid not null,
  created_at      timestamptz not null,
  finished_at     timestamptz,
  unique nulls not distinct (kind, subject_id, occurrence, recipient_id, channel)
);
create index delivery_waiting on delivery (next_attempt_at) where state in ('scheduled', 'claimed');
create index delivery_overdue on delivery (due_at) where state in ('scheduled', 'claimed');
create index delivery_by_recipient on delivery (recipient_id, id);

create table delivery_attempt (
  id          uuid primary key,
  delivery_id uuid not null references delivery on delete cascade,
  number      int not null,
  at          timestamptz not null,
  result      text not null check (result in ('accepted', 'deferred', 'refused', 'superseded', 'lost')),
  reason      text,
  smtp_code   int,
  detail      text
);
create index delivery_attempt_by_delivery on delivery_attempt (delivery_id, id);

-- An administrator's words instead of those shipped with the service.
create table letter_template (
  id         uuid primary key,
  version    bigint not null,
  kind       text not null,
  language   text not null,
  subject    text not null,
  body_text  text not null,
  body_html  text not null,
  updated_at timestamptz not null,
  unique (kind, language)
);

-- Copies of other services' state: what is needed to write a letter and no more.
create table staff_copy (
  id         uuid primary key,
  version    bigint not null,
  name       text not null,
  email      text,
  manager_id uuid,
  time_zone  text,
  language   text,
  active     boolean not null
);
create table meeting_copy (
  id        uuid primary key,
  version   bigint not null,
  title     text not null,
  starts_at timestamptz not null,
  ends_at   timestamptz,
  cancelled boolean not null
);
-- Only people with a birthday and an owner. birthday = month * 100 + day, so that one day is one entry of the index at any size.
create table person_copy (
  id          uuid primary key,
  version     bigint not null,
  given_name  text,
  family_name text,
  birthday    smallint not null,
  language    text,
  owner_id    uuid not null
);
create index person_copy_by_birthday on person_copy (birthday, id);
create table sla_timer_copy (
  id          uuid primary key,
  policy_code text not null,
  key         text,
  owner_id    uuid,
  due_at      timestamptz not null
);
