-- Who may be written for, and by what permission.

-- A researcher, as the institution knows them.
create table person (
    id bigint generated always as identity primary key,
    -- The institution's own key: personnel number, login.
    person_id text not null unique,
    given_name text,
    family_name text,
    email text,
    unit text,
    groups text[] not null default '{}',
    -- The iD, hyphenated. Nobody has two, and no two have one.
    orcid text unique check (orcid ~ '^\d{4}-\d{4}-\d{4}-\d{3}[0-9X]$'),
    -- When ORCID itself confirmed the iD; null: it came from a file, and no call with its token has succeeded yet.
    orcid_authenticated_at timestamptz,
    -- Columns of an imported file that Caravan does not know.
    raw jsonb not null default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

-- A permission: what ORCID gave for one person's consent. A person may have several; the newest that suffices is used.
create table token (
    id bigint generated always as identity primary key,
    person bigint not null references person on delete cascade,
    orcid text not null,
    -- As ORCID granted them, separated by spaces.
    scopes text not null,
    -- Encrypted (AEAD), bound to this row: table, id and iD.
    access_token bytea not null,
    refresh_token bytea,
    expires_at timestamptz,
    -- valid; rejected: ORCID did not take it; revoked: given back; superseded: a newer one took its place.
    state text not null default 'valid' check (state in ('valid', 'rejected', 'revoked', 'superseded')),
    state_reason text,
    -- A keyed digest of the token, so that the same file twice changes nothing.
    fingerprint bytea not null unique,
    created_at timestamptz not null default now(),
    -- When a call with it last succeeded or was refused.
    checked_at timestamptz
);

create index token_person on token (person) where state = 'valid';
