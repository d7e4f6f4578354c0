-- The trace of the fact that started a timer: what the timer tells later belongs to it.
alter table sla_signal add column traceparent text;
alter table sla_timer add column traceparent text;
