-- How many records of the local copy name the institution: what the measure of success starts from.

-- One row a day (UTC) on which it was counted; a day that is counted again has the later figure.
create table adoption_baseline (
    day date primary key,
    -- Summaries that could be read; of them, those with a current employment at, or an address of, the institution.
    records bigint not null,
    ours bigint not null,
    -- Files that could not be read.
    unreadable bigint not null
);
