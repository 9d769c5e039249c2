-- Sign-ins with an OpenID Connect provider that are under way.

create table openid_round (
    -- SHA-256 of the 256 random bits that travel by the provider; used once.
    state bytea primary key check (octet_length(state) = 32),
    -- SHA-256 of the 256 random bits in the cookie of the browser that began it.
    browser bytea not null check (octet_length(browser) = 32),
    -- Ours for it: operators, researchers.
    provider text not null,
    -- Where people go afterwards: a name, never an address.
    target text not null,
    expires_at timestamptz not null
);

create index openid_round_expires on openid_round (expires_at);
