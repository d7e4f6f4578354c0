-- Only what becomes a message goes through the WAL's decoding: a column that nobody reads costs Connect as much as one that is read.
alter publication kontor_outbox set table
  outbox (id, topic, subject, type, source, time, specversion, contenttype, dataschema, aggregateversion, correlationid, causationid,
          actor, transactionid, traceparent, payload),
  heartbeat;
-- Rows are looked up by subject, never by position alone.
alter table outbox drop constraint outbox_position_key;
