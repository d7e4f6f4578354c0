-- Who shares what with whom is on record: entries of the entity "share" under the id of the record that is shared.
select audit_table('record_share', 'share', 'record_id', left_out => '{created_at}');
