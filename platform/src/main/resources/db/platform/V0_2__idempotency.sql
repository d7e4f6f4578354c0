-- One row per Idempotency-Key and caller, written in the transaction of the command it protects (24 hours).
create table idempotency_claim (
  caller      text not null,
  key         text not null,
  fingerprint text not null,
  status      int,
  location    text,
  etag        text,
  body        text,
  created_at  timestamptz not null default now(),
  primary key (caller, key)
);
create index idempotency_claim_by_age on idempotency_claim using brin (created_at);
