package org.orcidcaravan.push;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Collection;

/** The rows that say whose turn it is: one a person, locked before the person's tasks are. */
final class WriterStore {
    private static final String LOCK = """
            with wanted as (select unnest(cast(? as bigint[])) as person),
                 made as (insert into writer (person) select person from wanted order by person on conflict do nothing)
            select 1 from writer w join wanted on wanted.person = w.person order by w.person for update of w
            """;

    /** The person goes to the end of the line when more is due, or to the moment at which something will be. */
    private static final String RELEASE = """
            update writer w
            set leased_by = null, lease_until = null, begun_at = null,
                lane = coalesce(n.lane, w.lane), priority = coalesce(n.priority, 0),
                due_at = case when w.pause_reason is not null then 'infinity'
                              when n.available_at is null then 'infinity'
                              else greatest(n.available_at, now()) end
            from (values (1)) one (row) left join lateral (
                select first.* from (values ('lookups', 1), ('works', 2), ('activities', 3)) l (lane, rank)
                cross join lateral (
                    select t.lane, t.priority, t.available_at, l.rank from task t
                    where t.person = ? and t.lane = l.lane and t.state in ('queued', 'scheduled', 'unknown')
                    order by t.available_at, t.id limit 1) first
                order by first.available_at <= now() desc, first.priority desc,
                         case when first.available_at <= now() then first.rank end, first.available_at limit 1) n on true
            where w.person = ?
            """;

    /** Only what is not leased by somebody; whoever has a lease looks for new tasks when it ends. */
    private static final String DUE = """
            update writer w
            set lane = n.lane, priority = greatest(n.priority, case when w.due_at <= now() then w.priority else 0 end),
                due_at = least(w.due_at, n.available_at)
            from (
                select distinct on (t.person) t.person, t.lane, t.priority, t.available_at
                from unnest(cast(? as bigint[])) p (person) cross join lateral (
                    select * from (values ('lookups'), ('works'), ('activities')) l (name) cross join lateral (
                        select person, lane, priority, available_at from task
                        where task.person = p.person and task.lane = l.name
                          and state in ('queued', 'scheduled', 'unknown')
                        order by available_at, id limit 1) f) t
                order by t.person, t.available_at) n
            where w.person = n.person and w.lease_until is null and w.pause_reason is null
            """;

    private static final String PAUSE = """
            with waits as (
                update task set state = 'waiting', message = ?, changed_at = now()
                where person = ? and state in ('queued', 'scheduled', 'unknown'))
            update writer
            set pause_reason = ?, pause_message = ?, paused_at = now(),
                paused_until = coalesce(now() + cast(? as interval), 'infinity'), due_at = 'infinity'
            where person = ?
            """;

    private WriterStore() {}

    /** Makes sure that these people have rows, and locks them in one order, so that nobody waits in a circle. */
    static void lock(Connection connection, Collection<Long> people) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, connection.createArrayOf("bigint", people.toArray()));
            statement.execute();
        }
        // What the first statement made, it could not yet see.
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, connection.createArrayOf("bigint", people.toArray()));
            statement.execute();
        }
    }

    /** Ends the lease, and says what comes next for the person and when. */
    static void release(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setLong(1, person);
            statement.setLong(2, person);
            statement.executeUpdate();
        }
    }

    /** New tasks were added for these people. */
    static void due(Connection connection, Collection<Long> people) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setArray(1, connection.createArrayOf("bigint", people.toArray()));
            statement.executeUpdate();
        }
    }

    /** All that is open waits. */
    static void pause(Connection connection, long person, Pause pause) throws SQLException {
        Duration length = pause.length();
        try (PreparedStatement statement = connection.prepareStatement(PAUSE)) {
            statement.setString(1, pause.message());
            statement.setLong(2, person);
            statement.setString(3, pause.reasonText());
            statement.setString(4, pause.message());
            statement.setObject(5, length == null ? null : length.toString(), Types.VARCHAR);
            statement.setLong(6, person);
            statement.executeUpdate();
        }
    }
}
