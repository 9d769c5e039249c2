-- Leases people in the order of urgency, and for each up to a hundred of their new works.
-- An attempt is counted here, before the work, so that what kills the process is counted too.
with chosen as (
    select person from writer
    where lane = 'works' and lease_until is null and due_at <= now()
      and (select greatest(blocked_until, probing_until) <= now() from registry_pace)
    order by priority desc, due_at
    limit cast(:#${bean:pushClaims.people} as integer)
    for update skip locked
), leased as (
    update writer w
    set fencing = w.fencing + 1, leased_by = :#${bean:pushClaims.owner}, begun_at = null,
        lease_until = now() + cast(:#${bean:pushClaims.lease} as interval)
    from chosen where w.person = chosen.person
    returning w.person, w.fencing
), due as (
    select t.id, leased.fencing
    from leased cross join lateral (
        select t.id from task t
        where t.person = leased.person and t.lane = 'works' and t.state in ('queued', 'scheduled', 'unknown')
          and t.available_at <= now()
        order by t.available_at, t.id
        limit cast(:#${bean:pushClaims.bulk} as integer)) t
), taken as (
    update task t
    set state = 'leased', attempts = t.attempts + case when t.look then 0 else 1 end, fencing = due.fencing, changed_at = now()
    from due where t.id = due.id and t.state in ('queued', 'scheduled', 'unknown')
    returning t.id
)
select person, fencing, (select count(*) from taken) as tasks from leased
