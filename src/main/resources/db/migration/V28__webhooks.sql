-- ORCID's webhooks: which researchers' records are watched, and what was heard of them.

-- One row a watched iD. An iD that is no longer linked here keeps its row until ORCID has forgotten the address.
create table webhook (
    orcid text primary key,
    state text not null constraint webhook_state_check
        check (state in ('wanted', 'registered', 'renewing', 'leaving', 'refused')),
    -- The address as ORCID has it, or may have it: noted before it is sent, because only by it can it be taken back.
    url text,
    -- A digest of what the address was made of; when it differs from today's, the address is renewed.
    made_of text,
    registered_at timestamptz,
    heard_at timestamptz,
    -- Attempts in a row that led to nothing, and not before when the next one is made.
    attempts integer not null default 0,
    next_at timestamptz not null default now(),
    problem text,
    constraint webhook_address_check check (state not in ('registered', 'renewing', 'leaving') or url is not null)
);
create index webhook_due on webhook (next_at) where state <> 'registered';

-- One row a record that is to be read, or was: any number of calls before it is read are one.
create table webhook_notice (
    orcid text primary key references webhook on delete cascade,
    state text not null constraint webhook_notice_state_check
        check (state in ('waiting', 'reading', 'read', 'unreadable')),
    -- How often ORCID called, ever.
    calls bigint not null default 0,
    -- Grows with each call and each wish of ours; what is read settles what was asked for before it was read.
    asked bigint not null,
    asked_at timestamptz not null default now(),
    called_at timestamptz,
    -- Who reads it, until when: grows with each claim, so that nobody settles what is another's by now.
    fencing bigint not null default 0,
    leased_until timestamptz,
    attempts integer not null default 0,
    next_at timestamptz not null default now(),
    problem text,
    read_at timestamptz,
    -- What the record showed when it was read last: when ORCID says it was changed, and a digest of each section.
    modified_at timestamptz,
    shown text,
    -- When it last differed from what was read before.
    changed_at timestamptz
);
create index webhook_notice_due on webhook_notice (next_at) where state in ('waiting', 'reading');

-- The pace of reading of all instances together: not before, and for how long ORCID wants to be left alone.
create table webhook_pace (
    one boolean primary key default true check (one),
    next_at timestamptz not null default '-infinity',
    blocked_until timestamptz not null default '-infinity',
    troubles integer not null default 0,
    problem text
);
insert into webhook_pace default values;

-- What the addresses are made with where no file holds it. Whoever knows it can make Caravan read records it watches,
-- and nothing else.
create table webhook_secret (
    one boolean primary key default true check (one),
    secret text not null,
    made_at timestamptz not null default now()
);
