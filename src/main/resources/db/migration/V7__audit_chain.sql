-- The audit as a chain: each row holds the hash of the one before it, so that a row that was changed, taken out or put in
-- later shows ("caravan audit verify"). The database does it, whoever writes the row.
--
-- hash = SHA-256 of: the 32 bytes of previous, then id, at (UTC, as 2026-11-21T18:30:00.123456Z), actor, action, subject and
-- detail (as PostgreSQL writes jsonb), each as <length in bytes>:<text in UTF-8>, with a comma behind it.
-- The first row's previous is 32 zero bytes. Rows that were there before this migration are vouched for from it on only;
-- where there were any, a row "audit.chain" says up to which.
--
-- Rows are chained in the order in which they are written. The lock for that is held until the transaction ends, so note an
-- act last in its transaction: whoever takes other locks after it may wait for somebody who waits for this one.
--
-- Who owns the table can switch the triggers off, so the chain only shows it: keep the last hash somewhere else as well.

alter table audit alter column id drop identity;
alter table audit add column previous bytea;
alter table audit add column hash bytea;

create function audit_hash(previous bytea, entry audit) returns bytea language sql stable as $$
    select sha256(previous || string_agg(
        convert_to(octet_length(convert_to(part, 'UTF8')) || ':' || part || ',', 'UTF8'), cast('' as bytea) order by place))
    from unnest(array[
        cast(entry.id as text),
        to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        entry.actor,
        entry.action,
        entry.subject,
        cast(entry.detail as text)]) with ordinality parts (part, place)
$$;

-- A row that comes with its hash, as from a backup, must be the one that follows.
create function audit_follow() returns trigger language plpgsql as $$
declare
    last audit;
    expected_id bigint;
    expected_previous bytea;
begin
    perform pg_advisory_xact_lock(7272, 1);
    select a.* into last from audit a order by a.id desc limit 1;
    expected_id := coalesce(last.id, 0) + 1;
    expected_previous := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
    if new.hash is null then
        new.id := expected_id;
        new.previous := expected_previous;
        new.hash := audit_hash(new.previous, new);
    elsif new.id is distinct from expected_id or new.previous is distinct from expected_previous
            or new.hash is distinct from audit_hash(new.previous, new) then
        raise exception 'Row % does not follow row % of the audit', new.id, coalesce(last.id, 0);
    end if;
    return new;
end
$$;

create function audit_keep() returns trigger language plpgsql as $$
begin
    raise exception 'The audit is only ever added to';
end
$$;

-- The ids may have gaps, where acts were undone: from now on they have none, so that a missing row shows. An act in parts
-- names its first row, under its new id.
do $$
declare
    entry audit;
    last_hash bytea := decode(repeat('00', 32), 'hex');
    number bigint := 0;
    renumbered jsonb := '{}';
begin
    for entry in select * from audit order by id loop
        number := number + 1;
        renumbered := renumbered || jsonb_build_object(entry.id, number);
        if entry.detail ? 'continues' then
            entry.detail := jsonb_set(entry.detail, '{continues}', renumbered -> (entry.detail ->> 'continues'));
        end if;
        update audit set id = number, detail = entry.detail where id = entry.id returning * into entry;
        update audit set previous = last_hash, hash = audit_hash(last_hash, entry) where id = number
            returning hash into last_hash;
    end loop;
end
$$;

alter table audit alter column previous set not null;
alter table audit alter column hash set not null;
alter table audit add constraint audit_previous unique (previous);
alter table audit add constraint audit_hash_length check (octet_length(hash) = 32 and octet_length(previous) = 32);

create trigger audit_follow before insert on audit for each row execute function audit_follow();

insert into audit (actor, action, subject, detail)
select 'caravan', 'audit.chain', 'audit', jsonb_build_object('before', max(id)) from audit having count(*) > 0;

create trigger audit_keep before update or delete on audit for each row execute function audit_keep();
create trigger audit_keep_all before truncate on audit for each statement execute function audit_keep();

create index audit_actor on audit (actor, id);
create index audit_action on audit (action, id);
