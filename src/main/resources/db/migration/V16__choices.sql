-- What a researcher wants to be sent by itself, and what only when they say so.

create table choice (
    person bigint primary key references person on delete cascade,
    -- automatic: all; ask: what is new waits for their word; off: what is changed does so too.
    mode text not null check (mode in ('automatic', 'ask', 'off')),
    -- Kinds that are new only when they say so, whatever the mode: a type of works, or another part of the record.
    left_out text[] not null default '{}',
    changed_at timestamptz not null default now()
);

alter table item
    -- The type of a work, as ORCID calls it; for all else the section.
    add column kind text,
    -- Of publication, where it is known.
    add column year integer,
    -- When the researcher last said to send it: what they said holds for what it was then.
    add column chosen_at timestamptz;

update item
set kind = case when section = 'work' then cast(content as jsonb) ->> 'type' else section end,
    year = case when section = 'work' then cast(cast(content as jsonb) -> 'date' ->> 'year' as integer) end;

alter table task drop constraint task_state_check;
alter table task add constraint task_state_check check (state in (
    'queued', 'leased', 'sent', 'unchanged', 'waiting', 'scheduled', 'unknown', 'dead', 'removed', 'suppressed', 'held'));
