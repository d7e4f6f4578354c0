-- A reader that wants all of a transaction knows when it has it: which message of how many this is.
alter table outbox
  add column transactionsequence text not null default '1',
  add column transactionsize text not null default '1';
alter table outbox
  alter column transactionsequence drop default,
  alter column transactionsize drop default;
alter publication kontor_outbox set table
  outbox (id, topic, subject, type, source, time, specversion, contenttype, dataschema, aggregateversion, correlationid, causationid,
          actor, transactionid, transactionsequence, transactionsize, traceparent, payload),
  heartbeat;
