-- With whom the records are shared that feeds tell of.
create table timeline_share (
  subject_id uuid not null,
  -- staff:<id> or team:<name>
  grantee    text not null,
  version    bigint not null,
  holds      boolean not null,
  until      timestamptz,
  primary key (subject_id, grantee)
);
