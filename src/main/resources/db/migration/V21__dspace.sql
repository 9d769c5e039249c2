-- DSpace's queue is DSpace's own; here is only what its tables have no place for.

-- A request for a row of DSpace's queue, from just before it is sent until DSpace's database has what came of it.
create table dspace_sending (
    -- orcid_queue.id, in DSpace's database.
    row_id integer primary key,
    owner uuid not null,
    -- The row's attempts when it was taken: another number since then is somebody else's doing.
    attempts integer,
    began_at timestamptz not null default now(),
    -- What is to be written back; null: nobody knows yet whether ORCID has it.
    fate text check (fate in ('DONE', 'COUNTED', 'KEPT', 'ASIDE')),
    status integer,
    put_code text,
    message text
);

-- An owner whom ORCID refused: nothing is sent for them until then, or until DSpace has another token.
create table dspace_pause (
    owner uuid primary key,
    -- SHA-256 of the token, in hexadecimal; tokens are random, so nothing can be guessed from it.
    fingerprint text not null,
    reason text not null,
    since timestamptz not null default now(),
    until timestamptz not null
);

-- What DSpace's tables looked like when a run ended: another hand in them shows by it.
create table dspace_watch (
    id boolean primary key default true check (id),
    -- The last row of orcid_history; null: nobody has looked yet.
    last_history integer,
    looked_at timestamptz,
    -- Why nothing is sent: somebody else sends too; null: nobody does.
    alarm text,
    alarm_at timestamptz
);

insert into dspace_watch default values;

-- Rows of orcid_history that are ours, later than the last one that a run saw.
create table dspace_written (
    history_id integer primary key
);

-- Rows of orcid_queue and their attempts, as a run left them.
create table dspace_seen (
    row_id integer primary key,
    attempts integer not null
);
