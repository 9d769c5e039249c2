-- What vanished upstream and what became of it here, the brake on mass deletion, and records that ORCID replaced by an
-- error document.

-- An object that was known here and is not in its bucket any more. 'noted': a complete listing did not show it;
-- 'due': it may be removed after one more look at the bucket; 'removed': a tombstone, kept for
-- caravan.sync.tombstone-days. A row goes when the object comes back.
create table vanished_object (
    mirror_id  integer     not null references mirror,
    data_class text        not null check (data_class in ('summaries', 'activities')),
    key        text        not null,
    state      text        not null check (state in ('noted', 'due', 'removed')),
    reason     text        not null check (reason in ('scan', 'asked', 'record', 'replaced')),
    confirmed  boolean     not null default false,  -- an operator said so, so the brake does not count it
    etag       uuid,                                -- what was here last
    noted_at   timestamptz not null default now(),
    removed_at timestamptz check ((removed_at is not null) = (state = 'removed')),
    primary key (mirror_id, data_class, key)
);
create index vanished_object_open on vanished_object (mirror_id, data_class, state, key) where state <> 'removed';
create index vanished_object_removed on vanished_object (mirror_id, data_class, removed_at) where state = 'removed';

-- Too much vanished at once, or a whole bucket: nothing is removed until somebody has decided.
create table deletion_brake (
    id         bigint generated always as identity primary key,
    mirror_id  integer     not null references mirror,
    data_class text        not null check (data_class in ('summaries', 'activities')),
    cause      text        not null check (cause in ('many', 'empty-bucket')),
    vanished   bigint      not null,  -- how many objects would be removed
    known      bigint      not null,  -- how many are here
    raised_at  timestamptz not null default now(),
    decision   text check (decision in ('confirmed', 'refused', 'moot')),  -- moot: what vanished came back by itself
    decided_at timestamptz,
    decided_by text,
    check ((decision is null) = (decided_at is null))
);
create unique index deletion_brake_waiting on deletion_brake (mirror_id, data_class) where decision is null;

-- Records whose summary is an error document instead, or says that the record was deactivated.
create table record_state (
    mirror_id integer     not null references mirror,
    position  bigint      not null,  -- orcid_of(position) shows the iD
    state     text        not null check (state in ('deprecated', 'locked', 'deactivated', 'unclaimed', 'unavailable')),
    code      integer,               -- ORCID's error-code; null for a record that only carries a date of deactivation
    primary_position bigint,         -- of a deprecated record: where its owner is now
    since     timestamptz not null default now(),
    primary key (mirror_id, position)
);
