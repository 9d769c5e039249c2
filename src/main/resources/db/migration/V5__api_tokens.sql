-- By what token a program uses the HTTP API.

create table api_token (
    id bigint generated always as identity primary key,
    -- What an operator calls the program; free again once it is revoked.
    name text not null,
    -- viewer looks, operator also brings works in, admin may do all.
    role text not null check (role in ('viewer', 'operator', 'admin')),
    -- SHA-256 of the token: 256 random bits, shown once and kept nowhere.
    hash bytea not null unique check (octet_length(hash) = 32),
    created_at timestamptz not null default now(),
    -- To the minute.
    last_used_at timestamptz,
    -- Since when it is refused; null: it is valid.
    revoked_at timestamptz
);

create unique index api_token_valid on api_token (name) where revoked_at is null;

-- The API is asked for a work by its key in the source, whoever's it is.
create index item_key on item (source_id, source);
