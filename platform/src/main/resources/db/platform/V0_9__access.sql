-- Records shown to people and teams who would not reach them else.
create table record_share (
    id         uuid primary key,
    entity     varchar(40) not null,
    record_id  uuid        not null,
    staff_id   uuid,
    team       varchar(100),
    may_write  boolean     not null,
    until      timestamptz,
    granted_by varchar(100) not null,
    created_at timestamptz not null,
    check ((staff_id is null) <> (team is null))
);
create unique index record_share_staff on record_share (staff_id, entity, record_id) where staff_id is not null;
create unique index record_share_team on record_share (team, entity, record_id) where team is not null;
create index record_share_record on record_share (entity, record_id);

-- An export is held to what its asker may do when it runs, not when it was asked for.
alter table export_job add column subject text;
update export_job set state = 'failed', finished_at = now() where state in ('queued', 'running');
alter table export_job drop column scope_staff, drop column scope_teams;
