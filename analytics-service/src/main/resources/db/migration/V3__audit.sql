-- Whose writes the audit trail tells of (platform/audit). Copies and projections have no trail: they only follow.
select audit_table('sla_policy', 'sla-policy', left_out => '{updated_at,updated_by}');
-- not audited: sla_timer. The engine alone writes it, from facts, and publishes each step.
