-- Whose writes the audit trail tells of (platform/audit). Copies and projections have no trail: they only follow.
select audit_table('call', 'call');
