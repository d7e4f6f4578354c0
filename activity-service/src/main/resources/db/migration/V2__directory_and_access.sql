-- The groups of Keycloak as a tree.
create table team (
  id         uuid primary key,
  version    bigint not null,
  -- Deferred: groups may swap names, and a group may come before the one above it.
  name       text not null unique deferrable initially deferred,
  parent_id  uuid references team deferrable initially deferred,
  updated_at timestamptz not null
);

alter table staff_member
  -- As Keycloak has them; null for members that Keycloak does not know.
  add column roles       varchar[],
  -- Null until the first word of anybody: then what team says holds.
  add column memberships jsonb;

-- What administrators have decided in place of rules that are shipped.
create table access_rule (
  id         uuid primary key,
  version    bigint not null,
  role       text not null,
  entity     text not null,
  ruling     jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  unique (role, entity)
);
