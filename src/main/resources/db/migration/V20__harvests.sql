-- Where the harvest of each repository is, so that another process can go on with it.

create table harvest (
    -- The source's name in the settings.
    source text primary key,
    -- Address, set and format that all of this is about: of others, a harvest begins anew.
    origin text not null,
    -- Everything that changed before this is in; null: never harvested to its end. By the repository's clock.
    complete_until timestamptz,
    -- Whether a harvest is under way: the columns below say where.
    under_way boolean not null default false,
    -- What changed from then (null: the beginning) until then (null: the end) is being listed.
    window_from timestamptz,
    window_until timestamptz,
    -- The repository's name of the next page; null: the window's first.
    token text,
    -- How many records of the window are in.
    cursor bigint not null default 0,
    -- The repository's clock when the harvest began.
    begun timestamptz,
    -- Whether complete_until moves to "begun" at its end.
    settles boolean not null default true,
    -- Grows with each process that takes the harvest over, so that nobody moves somebody else's.
    fencing bigint not null default 0,
    -- The run that the records are taken in by; null: it came to an end.
    run bigint,
    -- The repository asked to be left alone until then.
    not_before timestamptz,
    changed_at timestamptz not null default now()
);

comment on table harvest is 'One row for each repository that works are harvested from: how far it is.';
