-- What ORCID shows for our client, against what we believe.

-- A round over people: what it looked at, and how it ended.
create table reconciliation (
    id bigint generated always as identity primary key,
    -- From the local copy's summaries, or by asking ORCID.
    via text not null check (via in ('mirror', 'api')),
    actor text not null,
    started_at timestamptz not null default now(),
    -- Whoever is at it says so from time to time; who is not heard of has ended.
    lease_until timestamptz not null,
    ended_at timestamptz,
    -- Null: it goes on.
    outcome text check (outcome in ('complete', 'stopped')),
    -- People whose record was compared; of them, those of whom something is too fresh to be proved.
    people integer not null default 0,
    unproved integer not null default 0,
    -- People of whom there is no summary, or none that can be read, or no answer; and those with a request under way.
    absent integer not null default 0,
    unreadable integer not null default 0,
    busy integer not null default 0,
    check ((ended_at is null) = (outcome is null))
);

-- One at a time of each kind, however many instances there are.
create unique index reconciliation_open on reconciliation (via) where ended_at is null;

-- What was found, once each.
create table reconciliation_finding (
    id bigint generated always as identity primary key,
    -- Of reconciliation; of a rehearsal, which leaves no row, none.
    run bigint not null,
    person bigint not null references person on delete cascade,
    -- Null: nothing that a source told us of.
    item bigint references item on delete set null,
    kind text not null check (kind in (
        'removed', 'moved', 'adopted', 'drift', 'stranger', 'not-ours', 'ambiguous', 'closed')),
    -- Null: the whole record.
    section text,
    -- As we had it; null: we did not.
    put_code bigint,
    -- As ORCID shows it; null: it does not.
    found bigint,
    label text not null,
    message text not null,
    -- The same thing in the same state of affairs has the same.
    digest bytea not null,
    at timestamptz not null default now(),
    unique (person, digest)
);

create index reconciliation_finding_run on reconciliation_finding (run, kind);
create index reconciliation_finding_item on reconciliation_finding (item) where item is not null;

-- Parts of records that ORCID is to be asked about.
create table reconciliation_look (
    person bigint not null references person on delete cascade,
    section text not null,
    -- missing: the public summary does not show something of ours, which may be private; round: its turn has come.
    reason text not null check (reason in ('missing', 'round')),
    -- Not before: it grows with each answer that does not come. Whoever asks puts it into the future first.
    due_at timestamptz not null default now(),
    attempts integer not null default 0,
    primary key (person, section)
);

create index reconciliation_look_due on reconciliation_look (due_at);

-- When each person's record was last compared; nobody: never.
create table reconciled (
    person bigint primary key references person on delete cascade,
    mirror_at timestamptz,
    api_at timestamptz
);

-- When a public summary first showed it under its put-code; null: never, as of something that is private.
alter table item add column published_at timestamptz;
