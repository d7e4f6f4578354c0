-- A GIN index gathers new entries in an unsorted list, and each look-up of a number reads it through.
alter index party_numbers set (fastupdate = off);

select gin_clean_pending_list('party_numbers'::regclass);
