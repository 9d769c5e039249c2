-- What other systems were told of people's iDs last, so that they are told of each change once.

create table link_told (
    person bigint primary key references person on delete cascade,
    -- By the institution's key of that time, and with that iD.
    person_id text not null,
    orcid text not null,
    told_at timestamptz not null default now()
);
