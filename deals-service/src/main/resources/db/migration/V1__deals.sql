create table product (
  id         uuid primary key,
  version    bigint not null,
  code       text not null unique,
  name       text not null,
  series     text,
  price      numeric(19, 4) not null,
  currency   text not null,
  active     boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index product_by_name on product (lower(name));

create table pipeline (
  id         uuid primary key,
  version    bigint not null,
  code       text not null unique,
  name       text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create table pipeline_stage (
  pipeline_id uuid not null references pipeline,
  position    int not null,
  code        text not null,
  name        text not null,
  probability int not null,
  primary key (pipeline_id, position),
  unique (pipeline_id, code)
);

create table deal (
  id               uuid primary key,
  version          bigint not null,
  title            text not null,
  pipeline_id      uuid not null references pipeline,
  stage            text not null,
  stage_entered_at timestamptz,
  product_id       uuid references product,
  organisation_id  uuid,
  person_id        uuid,
  owner_id         uuid,
  team             text,
  source           text,
  external_id      text unique,
  amount           numeric(19, 4),
  currency         text,
  opened_at        timestamptz,
  closed_at        timestamptz,
  lost_reason      text,
  next_step        text,
  next_step_on     date,
  created_at       timestamptz not null,
  updated_at       timestamptz not null
);
create index deal_by_owner on deal (owner_id, id);
create index deal_by_team on deal (team, id);
create index deal_by_organisation on deal (organisation_id, id);
create index deal_by_person on deal (person_id, id);
create index deal_open_by_stage on deal (pipeline_id, stage) where closed_at is null;

-- Stages left. Written once each; the present stage is in the deal.
create table deal_stage_visit (
  id         uuid primary key,
  deal_id    uuid not null references deal,
  stage      text not null,
  entered_at timestamptz,
  left_at    timestamptz not null
);
create index deal_stage_visit_by_deal on deal_stage_visit (deal_id, left_at);

-- The last number given in a series. The row stays locked until the invoice commits: a number that is rolled back is given again.
create table invoice_series (
  series      text primary key,
  last_number int not null
);

create table invoice (
  id            uuid primary key,
  version       bigint not null,
  number        text unique,
  status        text not null check (status in ('draft', 'issued', 'overdue', 'paid')),
  deal_id       uuid references deal,
  customer_id   uuid not null,
  customer_kind text not null check (customer_kind in ('person', 'organisation')),
  owner_id      uuid,
  team          text,
  currency      text not null,
  total         numeric(19, 4) not null,
  paid          numeric(19, 4) not null,
  due_on        date not null,
  issued_at     timestamptz,
  paid_at       timestamptz,
  overdue_at    timestamptz,
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  check ((number is null) = (status = 'draft'))
);
create index invoice_by_owner on invoice (owner_id, id);
create index invoice_by_team on invoice (team, id);
create index invoice_by_deal on invoice (deal_id, id);
create index invoice_by_customer on invoice (customer_id, id);
create index invoice_awaited on invoice (due_on) where status = 'issued';

create table invoice_line (
  invoice_id  uuid not null references invoice,
  position    int not null,
  description text not null,
  quantity    numeric(15, 3) not null,
  unit_price  numeric(19, 4) not null,
  currency    text not null,
  tax_percent numeric(5, 2) not null,
  primary key (invoice_id, position)
);

create table payment (
  id         uuid primary key,
  invoice_id uuid not null references invoice,
  amount     numeric(19, 4) not null,
  currency   text not null,
  at         timestamptz not null,
  reference  text
);
create index payment_by_invoice on payment (invoice_id, at);

-- Our copies of what deals refer to: of each its id and the words by which a file may name it, in lower case.
create table reference (
  id      uuid primary key,
  kind    text not null check (kind in ('organisation', 'person', 'staff')),
  version bigint not null,
  keys    text[] not null,
  team    text
);
create index reference_by_key on reference using gin (keys);
create index reference_by_kind on reference (kind);
