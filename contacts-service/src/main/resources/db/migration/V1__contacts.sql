create extension if not exists pg_trgm;

create table organisation (
  id              uuid primary key,
  version         bigint not null,
  name            text not null,
  tax_id          text,
  industry        text,
  country         text,
  website         text,
  year_founded    int,
  employees       int,
  parent_id       uuid references organisation,
  reach           jsonb not null,
  numbers         varchar[] not null,
  addresses       varchar[] not null,
  external_keys   varchar[] not null,
  search_text     text not null,
  owner_id        uuid,
  team            text,
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);
create index organisation_numbers on organisation using gin (numbers);
create index organisation_addresses on organisation using gin (addresses);
create index organisation_external_keys on organisation using gin (external_keys);
create index organisation_search on organisation using gin (search_text gin_trgm_ops);
create index organisation_name on organisation (lower(name));
create index organisation_tax_id on organisation (tax_id);
create index organisation_owner on organisation (owner_id, id);
create index organisation_team on organisation (team, id);

create table person (
  id              uuid primary key,
  version         bigint not null,
  given_name      text,
  family_name     text,
  reach           jsonb not null,
  -- The arrays are derived from reach, to be searched: E.164 numbers, lower-case addresses, "system:id" keys.
  numbers         varchar[] not null,
  addresses       varchar[] not null,
  external_keys   varchar[] not null,
  search_text     text not null,
  birthday        text,
  language        text,
  time_zone       text,
  life_cycle      text not null check (life_cycle in ('potential', 'active', 'permanent', 'lost')),
  source          text,
  organisation_id uuid references organisation,
  owner_id        uuid,
  team            text,
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);
create index person_numbers on person using gin (numbers);
create index person_addresses on person using gin (addresses);
create index person_external_keys on person using gin (external_keys);
create index person_search on person using gin (search_text gin_trgm_ops);
create index person_owner on person (owner_id, id);
create index person_team on person (team, id);
create index person_organisation on person (organisation_id, id);
create index person_created on person (created_at, id);

create table affiliation (
  id              uuid primary key,
  person_id       uuid not null references person on delete cascade,
  organisation_id uuid not null references organisation,
  role            text not null,
  title           text,
  since           date,
  until           date,
  main            boolean not null
);
create index affiliation_by_person on affiliation (person_id);
create index affiliation_by_organisation on affiliation (organisation_id);

create table staff_member (
  id       uuid primary key,
  version  bigint not null,
  username text,
  name     text,
  team     text,
  active   boolean not null
);
create index staff_member_username on staff_member (username);
create index staff_member_name on staff_member (name);
