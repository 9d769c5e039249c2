-- What is kept by an iD, and not by a row of person, is found by the iD, and forgotten in time.

-- The inverse of orcid_of: where a record's rows lie in the tables of the mirror. Of what is no iD: null.
create function place_of(orcid text) returns bigint language sql immutable as $$
    select case when orcid ~ '^\d{4}-\d{4}-\d{4}-\d{3}[0-9X]$' then
        (substr(orcid, 17, 2)::bigint * 11 + case right(orcid, 1) when 'X' then 10 else right(orcid, 1)::bigint end)
            * 1000000000000000
        + replace(left(orcid, 18), '-', '')::bigint
    end
$$;

-- When a service last had this sink in its settings: who heard of whom is kept for a while after it has been taken out.
alter table event_lane add column named_at timestamptz not null default now();
