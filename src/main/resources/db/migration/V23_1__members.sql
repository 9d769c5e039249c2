-- Several processes share one pass. Each that takes part is a member, with a lease on the database's clock; its number is
-- its fencing token: what it took, folders or changed records, carries it, and nothing is confirmed for a member whose
-- lease ended. A member also holds the advisory lock (7014, id), so that one that was killed is gone at once.
create table pass_member (
    id          integer generated always as identity primary key,
    mirror_id   integer     not null references mirror,
    kind        text        not null check (kind in ('full', 'changes')),
    pass_id     bigint references sync_pass,
    leads       boolean     not null,  -- reads the change list, tries failed objects again, judges deletions
    ready       boolean     not null,  -- a leader has laid out the work, and others may take of it
    joined_at   timestamptz not null default now(),
    lease_until timestamptz not null
);
create index pass_member_by_mirror on pass_member (mirror_id);

alter table folder_scan add column owner integer;     -- the member that scans it
alter table changed_record add column owner integer;  -- the member that visits it

create function member_alive(member integer) returns boolean language sql stable as $$
    select exists (
        select from pass_member m
        where m.id = member and m.lease_until > clock_timestamp()
          and exists (select from pg_locks l
                      where l.locktype = 'advisory' and l.classid = 7014 and l.objid::bigint = m.id and l.objsubid = 2
                        and l.granted
                        and l.database = (select oid from pg_database where datname = current_database())))
$$;
