-- Whose writes the audit trail tells of (platform/audit). Copies and projections have no trail: they only follow.
select audit_table('product', 'product', left_out => '{updated_at}');
select audit_table('pipeline', 'pipeline', left_out => '{updated_at}');
select audit_table('pipeline_stage', 'pipeline', 'pipeline_id');
select audit_table('deal', 'deal', left_out => '{updated_at}');
select audit_table('deal_stage_visit', 'deal', 'deal_id');
select audit_table('invoice', 'invoice', left_out => '{updated_at}');
select audit_table('invoice_line', 'invoice', 'invoice_id');
select audit_table('payment', 'invoice', 'invoice_id');
