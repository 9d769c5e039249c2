-- What is to be written to whose record, and what became of it. The states of a task: docs/states.md.

-- One thing that a source told of one person, as it should stand in their record.
create table item (
    id bigint generated always as identity primary key,
    person bigint not null references person on delete cascade,
    section text not null,
    -- The system that it comes from, and its key there.
    source text not null,
    source_id text not null,
    -- What a person calls it: for lists and messages.
    label text not null,
    -- Canonical JSON, and its SHA-256.
    content text not null,
    content_hash bytea not null,
    -- Its number in the record; null: not there, as far as we know.
    put_code bigint,
    -- The content that ORCID has from us; null: nothing, or not known which.
    sent_hash bytea,
    -- When we found that the researcher had deleted it: never created again, unless somebody says so.
    removed_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (person, source, source_id, section)
);

create table task (
    id bigint generated always as identity primary key,
    item bigint not null references item on delete cascade,
    person bigint not null references person on delete cascade,
    section text not null,
    operation text not null check (operation in ('create', 'update', 'delete')),
    state text not null check (state in (
        'queued', 'leased', 'sent', 'unchanged', 'waiting', 'scheduled', 'unknown', 'dead', 'removed', 'suppressed')),
    -- The record is read before anything is written: the outcome of an earlier request is not known.
    look boolean not null default false,
    -- A work that goes by itself, because ORCID refused a bulk that it was in.
    alone boolean not null default false,
    lane text not null generated always as (
        case when look then 'lookups'
             when section = 'work' and operation = 'create' and not alone then 'works'
             else 'activities' end) stored,
    priority smallint not null default 0,
    -- Sendings that used an attempt; counted when a task is leased, given back when it was not its fault.
    attempts integer not null default 0,
    -- Leases that ended without a word.
    crashes integer not null default 0,
    available_at timestamptz not null default now(),
    -- The writer's number of the lease that it is in.
    fencing bigint,
    -- Why it is where it is, in plain words, free of secrets.
    verdict text,
    error_code integer,
    http_status integer,
    message text,
    -- Counts replays, so that one that is asked for twice happens once.
    version integer not null default 0,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    unique (item, operation),
    check (state <> 'unknown' or look)
) with (fillfactor = 70);

create index task_due on task (person, lane, available_at, id) where state in ('queued', 'scheduled', 'unknown');
create index task_leased on task (person) where state = 'leased';
create index task_noted on task (state, changed_at, id) where state in ('dead', 'waiting', 'unknown');

-- Every request that told of a task, and what came of it; tokens never.
create table attempt (
    id bigint generated always as identity primary key,
    task bigint not null references task on delete cascade,
    began_at timestamptz not null,
    took_ms integer not null,
    method text not null,
    request_hash bytea,
    verdict text not null,
    http_status integer,
    error_code integer,
    put_code bigint,
    message text,
    -- The same in the log of the request.
    correlation text not null
);

create index attempt_task on attempt (task);

-- What must not be sent: said by the researcher or by an operator.
create table suppression (
    id bigint generated always as identity primary key,
    person bigint not null references person on delete cascade,
    source text not null,
    source_id text not null,
    reason text not null,
    said_by text not null,
    created_at timestamptz not null default now(),
    unique (person, source, source_id)
);

-- One row for everybody who has tasks. Its lease is the right to write to that one record: one write in flight per iD.
create table writer (
    person bigint primary key references person on delete cascade,
    -- What comes next, and when: kept by whoever adds or ends tasks, so that a claim reads one index.
    lane text not null default 'works' check (lane in ('works', 'activities', 'lookups')),
    priority smallint not null default 0,
    due_at timestamptz not null default 'infinity',
    -- Counts leases; what a former holder says is not believed.
    fencing bigint not null default 0,
    leased_by text,
    lease_until timestamptz,
    -- When the holder began to send; null: no worker has it yet; '-infinity': one has, but nothing can have reached ORCID.
    begun_at timestamptz,
    -- Nothing is sent for this person before that time; 'infinity': until somebody acts.
    paused_until timestamptz not null default '-infinity',
    pause_reason text,
    pause_message text,
    -- Refusals of the permission in a row: one may be a mistake, the second is believed.
    doubts smallint not null default 0,
    paused_at timestamptz
) with (fillfactor = 70);

create index writer_due on writer (lane, priority desc, due_at) where lease_until is null;
create index writer_lease on writer (lease_until) where lease_until is not null;
create index writer_paused on writer (pause_reason) where pause_reason is not null;

-- The pace of the whole installation.
create table registry_pace (
    id boolean primary key default true check (id),
    -- The next moment at which a request may start.
    next_at timestamptz not null default '-infinity',
    -- ORCID asked us to wait, or cannot be reached: nothing is claimed before that time.
    blocked_until timestamptz not null default '-infinity',
    blocked_reason text,
    -- Troubles in a row: each doubles the pause.
    troubles integer not null default 0,
    -- Whether an operator has to act.
    alert boolean not null default false
);

insert into registry_pace default values;
