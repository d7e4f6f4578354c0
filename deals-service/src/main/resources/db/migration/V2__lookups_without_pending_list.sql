-- A GIN index gathers new entries in an unsorted list, and a block of an import compares its hundreds of keys with each entry of it.
alter index reference_by_key set (fastupdate = off);

select gin_clean_pending_list('reference_by_key'::regclass);
