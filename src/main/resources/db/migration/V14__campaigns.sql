-- Mails that ask researchers to connect: what is to be sent, what was, and who is to get none.

-- A campaign's file says what it is; this is what an operator did with it. A campaign without a row was never touched.
create table campaign (
    name text primary key,
    -- Stopped: nothing of it is planned or sent until somebody starts it again.
    stopped_at timestamptz,
    stopped_by text,
    planned_at timestamptz,
    -- How many mails the last planning made.
    planned integer
);

-- A mail of a campaign to a person; docs/states.md draws its states.
create table mail (
    id bigint generated always as identity primary key,
    campaign text not null,
    -- The mail's name within the campaign.
    part text not null,
    person bigint not null references person on delete cascade,
    -- The how-manieth of this part to this person.
    round integer not null check (round >= 1),
    state text not null default 'planned' check (state in
        ('planned', 'leased', 'sent', 'failed', 'bounced', 'suppressed', 'cancelled')),
    -- Where it went, or was to go when it was planned.
    address text not null,
    -- Null: not rendered yet.
    subject text,
    -- Why it was planned, in words.
    why text not null,
    -- Of the header Message-ID, derived from the key below: a copy after a crash has the same.
    message_id text not null unique,
    planned_at timestamptz not null default now(),
    -- Not before.
    due_at timestamptz not null default now(),
    -- When it was first tried; three days later it is given up.
    tried_at timestamptz,
    leased_until timestamptz,
    -- When the holder of the lease began to send; null: not yet, so nothing can have arrived.
    begun_at timestamptz,
    -- Grows with each lease, so that nobody reports for somebody else's.
    fencing bigint not null default 0,
    attempts integer not null default 0,
    -- Attempts that may have arrived although nobody heard so: after the second, nothing is sent again by itself.
    unclear integer not null default 0,
    -- What the mail server or this service said last.
    message text,
    changed_at timestamptz not null default now(),
    sent_at timestamptz,
    -- However often a campaign is planned, and by however many, each mail is there once.
    unique (campaign, part, person, round)
);

create index mail_due on mail (due_at, id) where state = 'planned';
create index mail_leased on mail (leased_until) where state = 'leased';
create index mail_person on mail (person, id);
create index mail_campaign on mail (campaign, state);
create index mail_address on mail (lower(address));

-- Addresses that get no mail, and people who want none.
create table mail_barred (
    -- In lower case.
    address text primary key,
    reason text not null check (reason in ('bounced', 'opted-out')),
    -- Who opted out, whatever their address is later.
    person bigint references person on delete set null,
    detail text,
    at timestamptz not null default now()
);

create index mail_barred_person on mail_barred (person) where reason = 'opted-out';

-- The links by which people opt out: they work for as long as the mail is known.
create table mail_opt_out (
    -- SHA-256 of the 256 random bits in the link.
    hash bytea primary key check (octet_length(hash) = 32),
    mail bigint not null references mail on delete cascade,
    made_at timestamptz not null default now()
);

create index mail_opt_out_mail on mail_opt_out (mail);

-- The storm brake, and the pause while the mail server cannot be reached: one row.
create table mail_brake (
    one boolean primary key default true check (one),
    -- Errors in a row.
    errors integer not null default 0,
    -- While the server cannot be reached: nothing before, and then one mail to see.
    next_at timestamptz not null default '-infinity',
    -- Since when nothing is sent; null: it is.
    stopped_at timestamptz,
    reason text
);

insert into mail_brake default values;
