-- Who operates this installation by its pages, and who is signed in.

create table operator (
    id bigint generated always as identity primary key,
    -- Lower case.
    login text not null unique check (login ~ '^[a-z0-9][a-z0-9._@-]{0,63}$'),
    name text not null check (name <> ''),
    -- viewer looks, operator also acts, admin may do all.
    role text not null check (role in ('viewer', 'operator', 'admin')),
    -- bcrypt; null: signs in with the institution's OpenID provider only.
    password text check (password like '$2_$__$%'),
    -- The provider's: issuer and subject, with a space between.
    subject text unique,
    created_at timestamptz not null default now(),
    last_sign_in_at timestamptz,
    -- In a row; counted before the password is looked at.
    failures integer not null default 0,
    -- The pause after too many of them.
    paused_until timestamptz,
    -- By an admin, until an admin unlocks.
    locked_at timestamptz,
    check (password is not null or subject is not null)
);

create table session (
    id bigint generated always as identity primary key,
    -- SHA-256 of the 256 random bits in the cookie.
    hash bytea not null unique check (octet_length(hash) = 32),
    operator bigint not null references operator on delete cascade,
    made_at timestamptz not null default now(),
    -- To the minute.
    seen_at timestamptz not null default now(),
    -- However much it is used.
    expires_at timestamptz not null,
    -- Signed out, or ended by somebody; null: not.
    ended_at timestamptz
);

create index session_operator on session (operator);
