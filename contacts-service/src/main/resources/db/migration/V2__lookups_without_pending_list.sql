-- A GIN index gathers new entries in an unsorted list, and a block of an import compares its hundreds of keys with each entry of it.
alter index person_numbers set (fastupdate = off);
alter index person_addresses set (fastupdate = off);
alter index person_external_keys set (fastupdate = off);
alter index organisation_numbers set (fastupdate = off);
alter index organisation_addresses set (fastupdate = off);
alter index organisation_external_keys set (fastupdate = off);

select gin_clean_pending_list(name::regclass)
from unnest(array['person_numbers', 'person_addresses', 'person_external_keys', 'organisation_numbers', 'organisation_addresses',
  'organisation_external_keys']) as name;
