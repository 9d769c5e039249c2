-- Who did what, by which means: written in the transaction of the act itself, so that there is none without the other.

-- Rows are only ever added. What an act was about is named by row ids, so that nothing here tells of a person who was
-- deleted.
create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    -- 'cli:' and the operating system's user, 'console:' and the operator's login, ...
    actor text not null check (actor <> ''),
    -- What was done, as 'dead-letter.replay'.
    action text not null,
    -- To what: 'task:17', 'person:4', or 'dead-letters' for an act by a filter.
    subject text not null,
    -- The rest: filter, number, reason. An act on more than 1,000 tasks has a row for each 1,000, which name the first.
    detail jsonb not null default '{}'
);

create index audit_subject on audit (subject, id);
create index audit_at on audit (at);
