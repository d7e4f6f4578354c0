-- Whose writes the audit trail tells of (platform/audit). Copies and projections have no trail: they only follow.
select audit_table('staff_member', 'staff', left_out => '{updated_at}');
select audit_table('task', 'task', left_out => '{updated_at}');
select audit_table('meeting', 'meeting', left_out => '{updated_at}');
select audit_table('team', 'team', left_out => '{updated_at}');
select audit_table('access_rule', 'access', left_out => '{changed_at}');
