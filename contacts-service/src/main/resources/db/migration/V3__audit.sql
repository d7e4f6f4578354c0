-- Whose writes the audit trail tells of (platform/audit). Copies and projections have no trail: they only follow.
select audit_table('organisation', 'organisation', left_out => '{numbers,addresses,external_keys,search_text,updated_at}');
select audit_table('person', 'person', left_out => '{numbers,addresses,external_keys,search_text,updated_at}');
select audit_table('affiliation', 'person', 'person_id');
