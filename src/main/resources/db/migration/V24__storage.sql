-- Proof and figures of the files on disk, and how far data files are imported. What the files are (plain or zstd, XML or
-- JSON, which version) stands beside them in PATH/.caravan/form, so that it is true whatever becomes of this database.

create table verification (
    id          bigint generated always as identity primary key,
    mirror_id   integer     not null references mirror,
    sample      integer,                      -- how many objects at random; null: every one
    started_at  timestamptz not null,
    finished_at timestamptz not null,
    whole       boolean     not null,         -- false: it was stopped before its end
    looked      bigint      not null,
    different   bigint      not null,         -- forgotten here, and queued to be fetched again
    unknown     bigint      not null          -- files below the mirror that nothing is known of; left where they are
);
create index verification_by_mirror on verification (mirror_id, id);

-- What a data class takes on disk, as it was counted last, by a whole verification or a conversion.
create table mirror_disk (
    mirror_id       integer     not null references mirror,
    data_class      text        not null check (data_class in ('summaries', 'activities')),
    files           bigint      not null,
    plain_bytes     bigint      not null,  -- of the documents
    stored_bytes    bigint      not null,  -- of the files
    allocated_bytes bigint      not null,  -- of the blocks that the disk gives them
    counted_at      timestamptz not null,
    primary key (mirror_id, data_class)
);

-- ORCID's Public Data Files. An import that was interrupted skips the entries that are confirmed.
create table data_file (
    mirror_id   integer     not null references mirror,
    name        text        not null,
    bytes       bigint      not null,          -- of the archive: a file of the same name and another length is another
    data_class  text        check (data_class in ('summaries', 'activities')),  -- null until an entry told
    entries     bigint      not null default 0, -- confirmed, from the beginning of the archive
    newest      timestamptz,                   -- highest last-modified seen so far
    finished_at timestamptz,
    primary key (mirror_id, name)
);
