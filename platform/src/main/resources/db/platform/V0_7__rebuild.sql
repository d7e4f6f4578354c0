-- Where the tables of a projection grow beside the live ones, under the same names; what a rebuild leaves behind is dropped by
-- the next, or when the service starts.
create schema rebuild;

-- The last rebuild of each projection, as every replica may show it. Written by the replica that runs it, but for the wish.
create table rebuild_run (
  projection  text primary key,
  phase       text not null,
  read        bigint not null default 0,
  total       bigint not null default 0,
  poison      bigint not null default 0,
  tables      text,
  failure     text,
  wish        text check (wish in ('switch', 'abandon')),
  started_at  timestamptz not null,
  loaded_at   timestamptz,
  decide_by   timestamptz,
  finished_at timestamptz
);
