-- How many researchers come along, day by day: the measure of success.

-- One row a day (UTC) and unit; the day's row is counted anew until the day is over.
create table adoption (
    day date not null,
    -- As the institution names it; empty: of people whose unit is not known.
    unit text not null,
    -- People whom the institution has told us of.
    known integer not null,
    -- Of them: were sent an invitation; opened one; gave a permission that holds; gave one that lets us write; have at
    -- least one work of ours in their record.
    invited integer not null,
    opened integer not null,
    connected integer not null,
    writable integer not null,
    sent integer not null,
    primary key (day, unit)
);
