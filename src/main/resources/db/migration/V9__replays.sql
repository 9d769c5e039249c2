-- Dead letters that are sent again many at once: an act that goes on after a crash, can be stopped, and can be taken back.

create table replay (
    id bigint generated always as identity primary key,
    -- As the audit names who acts.
    actor text not null check (actor <> ''),
    -- Who took it back.
    undone_by text,
    -- The asker's own name for it: what is asked for twice by one name is begun once.
    request_key text,
    -- The filter, or the ids.
    asked jsonb not null,
    -- running: tasks are still handed over; undoing: they are taken back.
    state text not null default 'running' check (state in ('running', 'done', 'stopped', 'undoing', 'undone')),
    -- Dead letters when it was asked for; of them: replayed, found changed meanwhile, taken back.
    total integer not null,
    done integer not null default 0,
    skipped integer not null default 0,
    undone integer not null default 0,
    -- A replayed task is not sent before that, so that it can be taken back.
    grace interval not null,
    -- When the next tasks are handed over.
    next_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    -- When the last task was handed over, or it was stopped.
    ended_at timestamptz,
    unique (actor, request_key)
);

create index replay_open on replay (id) where state in ('running', 'undoing');

-- What a replay is about, as it was seen when it was asked for, and as it was when it was handed over.
create table replay_task (
    task bigint not null references task on delete cascade,
    replay bigint not null references replay on delete cascade,
    -- Of the task as it was seen: with another it is left.
    version integer not null,
    -- pending; done: replayed; skipped: it had changed meanwhile; undone: taken back; kept: too late for that.
    state text not null default 'pending' check (state in ('pending', 'done', 'skipped', 'undone', 'kept')),
    -- The task as a dead letter, so that it can be one again.
    verdict text,
    error_code integer,
    http_status integer,
    message text,
    attempts integer,
    crashes integer,
    changed_at timestamptz,
    content_hash bytea,
    primary key (task, replay)
) with (fillfactor = 70);

create index replay_task_next on replay_task (replay, state, task);
