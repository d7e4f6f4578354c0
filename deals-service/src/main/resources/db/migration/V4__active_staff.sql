-- Whoever has left owns nothing new. Copies from before say so once they are told of again, or rebuilt (docs/runbooks/rebuild.md).
alter table reference add column active boolean not null default true;
