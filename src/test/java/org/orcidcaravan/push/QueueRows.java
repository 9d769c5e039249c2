package org.orcidcaravan.push;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.orcidcaravan.database.RealDatabase;

/** Rows of the queue for tests, in a database that refuses every change of state that the enumeration does not know. */
record QueueRows(RealDatabase database) {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** From now on a transition that {@link TaskState#next()} does not have is an error. */
    void guard() throws SQLException {
        database.execute("create table if not exists allowed (before text, after text, primary key (before, after))");
        for (TaskState state : TaskState.values()) {
            for (TaskState next : state.next()) {
                database.execute("insert into allowed values ('" + state.text() + "', '" + next.text()
                        + "') on conflict do nothing");
            }
        }
        database.execute("""
                create or replace function refuse() returns trigger language plpgsql as $$
                begin
                    if new.state <> old.state
                            and not exists (select from allowed a where a.before = old.state and a.after = new.state) then
                        raise exception 'a task went from % to %', old.state, new.state;
                    end if;
                    return new;
                end $$""");
        database.execute(
                "create or replace trigger guard before update on task for each row execute function refuse()");
    }

    long person() throws SQLException {
        return number("insert into person (person_id) values ('p-" + NUMBER.incrementAndGet() + "') returning id");
    }

    /** An item of the source {@code csv}; its content is its key. */
    long item(long person, String key) throws SQLException {
        return number("""
                insert into item (person, section, source, source_id, label, content, content_hash)
                values (%d, 'work', 'csv', '%s', 'Title of %s', '%s', sha256('%s')) returning id
                """.formatted(person, key, key, key, key));
    }

    /** A task to create it. */
    long task(long item, TaskState state, boolean look) throws SQLException {
        return number("""
                insert into task (item, person, section, operation, state, look, attempts, crashes, verdict, message)
                select id, person, section, 'create', '%s', %s, 10, 2, 'EXHAUSTED', 'It was tried 10 times.'
                from item where id = %d returning id
                """.formatted(state.text(), look, item));
    }

    /** A dead letter about an item of its own. */
    long dead(long person) throws SQLException {
        return task(item(person, "w" + NUMBER.incrementAndGet()), TaskState.DEAD, false);
    }

    void pause(long person) throws SQLException {
        database.execute("""
                insert into writer (person, pause_reason, paused_at, paused_until, doubts)
                values (%d, 'locked', now(), 'infinity', 1)""".formatted(person));
    }

    String state(long task) throws SQLException {
        return database.query("select state from task where id = " + task);
    }

    /** Whether a claim would find the person now. */
    boolean isDue(long person) throws SQLException {
        return database.query("select count(*) from writer where due_at <= now() and person = " + person)
                .equals("1");
    }

    /** The acts on a subject, in their order: actor, action and detail. */
    String audit(String subject) throws SQLException {
        return database.query("""
                select coalesce(string_agg(actor || ' ' || action || ' ' || detail::text, '; ' order by id), '')
                from audit where subject = '%s'""".formatted(subject));
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(database.query(sql));
    }
}
