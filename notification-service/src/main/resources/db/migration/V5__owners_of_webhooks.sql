-- What was known of its owner when a webhook was registered; for people the directory's word goes before. Whoever registered one until now
-- was at least an integrator.
alter table webhook
  add column owner_client text,
  add column owner_roles  varchar[] not null default '{integrator}',
  add column owner_scopes varchar[] not null default '{kontor}';
