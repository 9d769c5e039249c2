-- How far the passes are, what changed upstream, what failed, what was refused.

create table full_pass (
    mirror_id   integer     not null references mirror,
    data_class  text        not null check (data_class in ('summaries', 'activities')),
    started_at  timestamptz not null,
    newest_row  timestamptz,  -- highest last_modified of the change list before the listing began: the first watermark
    finished_at timestamptz,  -- set when every folder was listed to its end and nothing failed
    primary key (mirror_id, data_class)
);

-- One row a checksum folder once a full pass has confirmed a page of it. A pass that was interrupted goes on from here,
-- by key ("start-after"), never by a continuation token, which S3 may forget.
create table folder_scan (
    mirror_id   integer not null references mirror,
    data_class  text    not null check (data_class in ('summaries', 'activities')),
    folder      smallint not null check (folder between 0 and 1099),
    start_after text    not null,
    finished    boolean not null,
    primary key (mirror_id, data_class, folder)
);

create table change_cursor (
    mirror_id        integer     not null references mirror,
    data_class       text        not null check (data_class in ('summaries', 'activities')),
    watermark        timestamptz not null,  -- rows of the change list newer than this are looked at
    change_list_etag text,                  -- the list that was followed last, for a conditional GET
    updated_at       timestamptz not null,
    primary key (mirror_id, data_class)
);

-- Records that the change list named. Rows that are done stay until the watermark has passed them, so that the overlap
-- does not fetch them again.
create table changed_record (
    mirror_id       integer     not null references mirror,
    data_class      text        not null check (data_class in ('summaries', 'activities')),
    position        bigint      not null,
    last_modified   timestamptz not null,
    done            boolean     not null default false,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz,
    problem         text,
    primary key (mirror_id, data_class, position)
);
create index changed_record_pending on changed_record (mirror_id, data_class, position) where not done;

-- An object that could not be fetched, until it can, or is gone upstream, or an operator decides.
create table failed_object (
    mirror_id       integer     not null references mirror,
    data_class      text        not null check (data_class in ('summaries', 'activities')),
    key             text        not null,
    attempts        integer     not null check (attempts > 0),
    problem         text        not null,
    changed_at      timestamptz,  -- last_modified of the change that asked for it; null when a full pass did
    first_failed_at timestamptz not null,
    last_failed_at  timestamptz not null,
    next_attempt_at timestamptz not null,
    primary key (mirror_id, data_class, key)
);

-- Keys and change-list rows that are not what they should be. Written escaped; nothing is ever done with them.
create table quarantined (
    mirror_id  integer     not null references mirror,
    origin     text        not null,  -- the bucket, or the change list's bucket and key
    content    text        not null check (length(content) <= 1100),
    reason     text        not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    times      bigint      not null default 1,
    primary key (mirror_id, origin, content)
);

create table sync_pass (
    id           bigint generated always as identity primary key,
    mirror_id    integer     not null references mirror,
    kind         text        not null check (kind in ('full', 'changes')),
    data_classes text        not null,
    started_at   timestamptz not null,
    finished_at  timestamptz,
    outcome      text check (outcome in ('complete', 'incomplete')),  -- null while it runs, or when it was killed
    listed       bigint      not null default 0,
    fetched      bigint      not null default 0,
    bytes        bigint      not null default 0,
    adopted      bigint      not null default 0,
    removed      bigint      not null default 0,
    failed       bigint      not null default 0,
    problem      text
);
create index sync_pass_by_mirror on sync_pass (mirror_id, id);
