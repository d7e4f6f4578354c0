-- Whose writes the audit trail tells of (platform/audit). Copies and projections have no trail: they only follow.
-- Which worker holds a delivery, and when it tries again, is no change of the delivery.
select audit_table('delivery', 'delivery', left_out => '{attempts,next_attempt_at,claim_id}');
select audit_table('letter_template', 'template', left_out => '{updated_at}');
-- That a secret was changed is told, sealed as it is; the circuit breaker's counting is not.
select audit_table('webhook', 'webhook', left_out => '{failures,probe_at,updated_at}', hidden => '{secret,old_secret}');
