-- How researchers are known without a login of ours, connect their iD, and leave again.

-- A link that a mail carries: whoever has it is that person, once.
create table personal_link (
    id bigint generated always as identity primary key,
    -- SHA-256 of the 256 random bits in the link.
    hash bytea not null unique check (octet_length(hash) = 32),
    person bigint not null references person on delete cascade,
    purpose text not null check (purpose in ('invitation')),
    -- The campaign whose mail it came with; null: none.
    campaign text,
    made_at timestamptz not null default now(),
    expires_at timestamptz not null,
    -- Null: not yet. Looking at the page does not use it.
    used_at timestamptz
);

create index personal_link_person on personal_link (person);

-- A researcher whom the portal knows.
create table portal_session (
    id bigint generated always as identity primary key,
    -- SHA-256 of the 256 random bits in the cookie.
    hash bytea not null unique check (octet_length(hash) = 32),
    person bigint not null references person on delete cascade,
    -- How they were known: by a personal link, by the institution's OpenID provider, by a proxy's header.
    how text not null check (how in ('link', 'provider', 'header')),
    made_at timestamptz not null default now(),
    -- To the minute.
    seen_at timestamptz not null default now(),
    -- However much it is used.
    expires_at timestamptz not null,
    -- Signed out, or followed by another session; null: not.
    ended_at timestamptz
);

create index portal_session_person on portal_session (person);

-- What happened between us and a researcher, in order: the history that figures are made of.
create table consent_event (
    id bigint generated always as identity primary key,
    -- Null only for people of whom everything was deleted.
    person bigint references person on delete cascade,
    kind text not null check (kind in ('invited', 'opened', 'connected', 'denied', 'disconnected', 'revoked-at-orcid',
        'opted-out', 'erased')),
    at timestamptz not null default now(),
    detail jsonb not null default '{}',
    -- The version of the text that the person agreed to; of 'connected'.
    consent_text text,
    check (person is not null or kind = 'erased'),
    check (consent_text is not null or kind <> 'connected')
);

create index consent_event_person on consent_event (person, id);
create index consent_event_kind on consent_event (kind, at);

-- A journey to ORCID's page and back (RFC 6749, section 4.1).
create table authorization_request (
    id bigint generated always as identity primary key,
    -- SHA-256 of the 256 random bits that ORCID gives back.
    state_hash bytea not null unique check (octet_length(state_hash) = 32),
    -- The browser that began it, and nobody else, may end it.
    session bigint not null references portal_session on delete cascade,
    -- SHA-256 of what the id_token has to contain.
    nonce_hash bytea not null check (octet_length(nonce_hash) = 32),
    -- As asked for, separated by spaces.
    scopes text not null,
    -- The version of the text that the person was shown.
    consent_text text not null,
    made_at timestamptz not null default now(),
    expires_at timestamptz not null,
    -- Before the code is exchanged, so that nobody does it twice; null: not come back yet.
    consumed_at timestamptz,
    -- What became of it; null: not known yet.
    outcome text check (outcome in ('connected', 'denied', 'other-id', 'kept', 'taken', 'unfit', 'failed')),
    -- The permission that ORCID gave; of 'other-id', until the person says which iD is theirs.
    token bigint references token on delete set null,
    ended_at timestamptz
);

create index authorization_request_session on authorization_request (session, id);
create index authorization_request_undecided on authorization_request (id) where outcome = 'other-id';

-- pending: of another iD than the linked one, until the person says that it is theirs.
alter table token drop constraint token_state_check;
alter table token add constraint token_state_check
    check (state in ('valid', 'pending', 'rejected', 'revoked', 'superseded'));

-- Permissions that are to be given back to ORCID, until it has taken each.
create table token_revocation (
    token bigint primary key references token on delete cascade,
    requested_at timestamptz not null default now(),
    reason text not null check (reason in ('disconnected', 'superseded', 'declined')),
    due_at timestamptz not null default now(),
    attempts integer not null default 0,
    last_error text,
    done_at timestamptz
);

create index token_revocation_due on token_revocation (due_at) where done_at is null;

-- Somebody disconnects. What we put on their record goes first, if they wish so, because no permission is left after.
create table departure (
    id bigint generated always as identity primary key,
    person bigint not null references person on delete cascade,
    orcid text not null,
    -- What was sent: keep or remove it.
    items text not null check (items in ('keep', 'remove')),
    requested_at timestamptz not null default now(),
    -- The permissions are given back then, whatever is left.
    latest_at timestamptz not null,
    -- Nothing is left, or it was given up; the permissions are on their way back.
    ended_at timestamptz
);

create unique index departure_open on departure (person) where ended_at is null;
