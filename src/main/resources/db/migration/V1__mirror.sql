-- The local copies, and what is known of every object in them.
--
-- A full copy is 26 million summaries and some 150 million activities, so these tables are built to be small:
-- one row per summary, one row per record for all its activities, 16-byte ETags, and no foreign keys on the two
-- big tables (a foreign key costs a trigger call per row, and a mirror is never deleted while it has rows).

create table mirror (
    id         integer generated always as identity primary key,
    uuid       uuid        not null unique,  -- also in PATH/.caravan/mirror.id, so that a wiped folder is a new mirror
    path       text        not null,         -- where it was seen last; for people, never used to find files
    created_at timestamptz not null default now()
);

-- position = checksum folder (0 to 1099) * 10^15 + the iD's fifteen digits: S3's listing order, so that a page of a
-- listing is a range of the index and new rows are neighbours. orcid_of(position) shows the iD.
create function orcid_of(place bigint) returns text language sql immutable as $$
    select substr(digits, 1, 4) || '-' || substr(digits, 5, 4) || '-' || substr(digits, 9, 4) || '-' || substr(digits, 13, 3)
           || case place / 1000000000000000 % 11 when 10 then 'X' else (place / 1000000000000000 % 11)::text end
    from (select lpad((place % 1000000000000000)::text, 15, '0')) as the(digits)
$$;

create table mirrored_summary (
    mirror_id   integer not null,
    bytes       integer not null,
    position    bigint  not null,
    etag        uuid    not null,  -- the 32 hexadecimal digits of the ETag; of any other ETag, the MD5 of its text
    verified_by text check (verified_by in ('checksum', 'size')),  -- null: the bytes' MD5 equals the ETag, the usual case
    primary key (mirror_id, position)
);

create table mirrored_activities (
    mirror_id integer not null,
    objects   integer not null,  -- how many are packed
    position  bigint  not null,
    packed    bytea   not null,  -- PackedActivities.java describes the form: about 24 bytes an activity
    primary key (mirror_id, position)
);
-- ETags do not compress, so do not try.
alter table mirrored_activities alter column packed set storage external;
