-- Every text that a route file had, and what became of it. The files in the folder are what counts; this is how they came
-- to be so, and what to go back to.
create table route_history (
    id bigint generated always as identity primary key,
    file text not null,
    -- SHA-256 of the file's bytes, in hexadecimal digits.
    hash text not null check (length(hash) = 64),
    content text not null,
    at timestamptz not null default now(),
    -- 'files': found in the folder. Else as in audit: 'console:' and the operator's login, 'api:' and the token's name.
    actor text not null check (actor <> ''),
    outcome text not null check (outcome in ('deployed', 'refused', 'rolled-back', 'removed')),
    -- Why it did not run: one finding a line.
    error text
);

create index route_history_file on route_history (file, id);
