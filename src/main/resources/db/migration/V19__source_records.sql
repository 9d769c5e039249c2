-- What sources have, as they last told it; whose it is; and what each of their runs brought.

-- One run of one source: a file that was read, a harvest.
create table source_run (
    id bigint generated always as identity primary key,
    source text not null,
    -- How it came: csv, json, oai, dspace ...
    kind text not null,
    -- Whether everything that the source has is in it, so that what is missing is gone.
    whole boolean not null,
    began_at timestamptz not null default now(),
    -- When its last batch was kept.
    seen_at timestamptz not null default now(),
    ended_at timestamptz,
    -- null: it goes on. held: too much would vanish, an operator is asked.
    outcome text check (outcome in ('done', 'cut-short', 'failed', 'held')),
    problem text,
    -- What it brought: entries; records that were new, changed, the same; gone; not readable.
    entries bigint not null default 0,
    added bigint not null default 0,
    changed bigint not null default 0,
    same bigint not null default 0,
    vanished bigint not null default 0,
    refused bigint not null default 0,
    -- Of the added and changed: kept back by a rule; nobody's here.
    kept_back bigint not null default 0,
    nobodys bigint not null default 0,
    -- What went to the queue, and what was taken back.
    offered bigint not null default 0,
    withdrawn bigint not null default 0,
    -- Of a held run: how many records would vanish.
    would_vanish bigint,
    check ((ended_at is null) = (outcome is null))
) with (fillfactor = 70);

create index source_run_newest on source_run (source, id desc);

create table source_record (
    id bigint generated always as identity primary key,
    source text not null,
    -- Its key there.
    source_id text not null,
    -- SHA-256 of all that decides what is sent and for whom: the same again changes nothing.
    digest bytea not null,
    changed_at timestamptz,
    title text not null,
    type text not null,
    year integer,
    -- Collections, state, embargo and address, as JSON; the rules of eligibility ask them.
    circumstances jsonb not null,
    -- Whose the source says outright that it is: {"orcids": [], "personIds": []}.
    owners jsonb not null,
    -- What the source said, by its own names.
    raw jsonb not null,
    -- The work as it would be sent: canonical JSON.
    work text not null,
    -- Why it is not sent, in a sentence; null: it may be.
    kept_back text,
    -- The rules that it was judged by: changed rules judge it again.
    judged_by text not null,
    -- When the judgement can change by itself: the day an embargo ends.
    judge_again date,
    -- The last run that told of it: of a whole run every one, of another what was new or changed.
    seen_in_run bigint references source_run on delete set null,
    -- The run in which the source said that it is gone; at the run's end it vanishes, unless that is too much at once.
    gone_in_run bigint,
    vanished_at timestamptz,
    -- Whom the source stated as owners, and nobody here is: keys and iDs.
    wanted text[] not null default '{}',
    -- When its authors and the rules were last asked.
    checked_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (source, source_id)
) with (fillfactor = 80);

create index source_record_kept_back on source_record (source, source_id) where kept_back is not null;
create index source_record_gone on source_record (source, gone_in_run) where gone_in_run is not null;
create index source_record_judge_again on source_record (judge_again) where judge_again is not null;

create index source_record_wanted on source_record (id) where wanted <> '{}';

-- Who made it, as the source names them, and who of our people that is.
create table source_author (
    record bigint not null references source_record on delete cascade,
    -- In the record's order, from 1.
    place integer not null,
    name text not null,
    role text not null,
    orcid text,
    local_id text,
    email text,
    affiliation text,
    -- Name and details in the one form in which an operator's word about them is remembered.
    name_key text not null,
    detail_key text not null,
    person bigint references person on delete set null,
    -- How the person was found; 'proposed': candidates wait for an operator; 'rejected': an operator said that it is nobody
    -- of ours; null: nobody of ours is known.
    matched text check (matched in ('orcid', 'local-id', 'email', 'confirmed', 'proposed', 'rejected')),
    -- Rows of person.
    candidates bigint[] not null default '{}',
    -- Why it is only a proposal, in a sentence.
    why text,
    primary key (record, place)
);

create index source_author_person on source_author (person) where person is not null;
create index source_author_key on source_author (name_key, detail_key);
create index source_author_proposed on source_author (record, place) where matched = 'proposed';
-- Somebody is new here: which records name them?
create index source_author_orcid on source_author (orcid) where person is null and orcid is not null;
create index source_author_local_id on source_author (local_id) where person is null and local_id is not null;
create index source_author_email on source_author (lower(email)) where person is null and email is not null;

-- Whose it is: by what the source stated, or by its authors. For them it went to the queue.
create table source_owner (
    record bigint not null references source_record on delete cascade,
    person bigint not null references person on delete cascade,
    how text not null check (how in ('stated', 'orcid', 'local-id', 'email', 'confirmed')),
    primary key (record, person)
);

create index source_owner_person on source_owner (person);

-- What an operator said of an author: who it is, or (person is null) that it is nobody of ours.
create table source_author_word (
    id bigint generated always as identity primary key,
    source text not null,
    name_key text not null,
    detail_key text not null,
    -- Of this record only; null: wherever the source names somebody with just these details.
    source_id text,
    person bigint references person on delete cascade,
    said_by text not null,
    said_at timestamptz not null default now(),
    check (source_id is not null or detail_key <> '')
);

create unique index source_author_word_once on source_author_word (source, name_key, detail_key, coalesce(source_id, ''));
create index source_author_word_person on source_author_word (person);

-- What could not be read, or not be taken: the first ones of each run.
create table source_refusal (
    run bigint not null references source_run on delete cascade,
    place bigint not null,
    source_id text,
    reason text not null,
    primary key (run, place)
);

-- Why the source does not want it written any more, in a sentence; asked again just before something is sent.
alter table item add column barred text;

-- Authors are looked for by mail address, whatever its case.
create index if not exists person_email on person (lower(email)) where email is not null;
