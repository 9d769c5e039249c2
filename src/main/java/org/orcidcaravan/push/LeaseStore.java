package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.orcidcaravan.consent.keep.KeepSettings;

/** Leases that ended without a word, and pauses that are over. */
@ApplicationScoped
class LeaseStore {
    /** After so many leases that ended without a word, a task is taken for what ends them (faults.md row 63). */
    static final int CRASHES = 3;

    private static final String ENDED = """
            select person, begun_at > '-infinity' as begun, begun_at is not null as opened from writer
            where lease_until < now() order by lease_until limit 100 for update skip locked
            """;
    private static final String HELD =
            "select person, begun_at > '-infinity' as begun, true from writer where person = ? and fencing = ? for update";
    /** From the second time on each work goes by itself, so that the one that is to blame is found. */
    private static final String RECOVER = """
            update task
            set state = case when crashes + ? >= ? then 'dead' when ? or look then 'unknown' else 'queued' end,
                look = look or ?, alone = alone or crashes > 0, crashes = crashes + ?,
                available_at = now() + interval '10 seconds' * crashes,
                attempts = greatest(0, attempts - case when look then 0 else 1 end),
                verdict = ?, message = ?, changed_at = now()
            where person = ? and state = 'leased'
            """;

    /** A new permission ends a wait for one; time ends the others. */
    private static final String OVER = """
            select w.person from writer w
            where w.pause_reason is not null and w.lease_until is null
              and (w.paused_until <= now()
                   or w.pause_reason in ('consent-needed', 'deprecated') and exists (
                       select 1 from token t
                       where t.person = w.person and t.state = 'valid' and t.created_at > w.paused_at))
            order by w.person limit 1000 for update skip locked
            """;

    private static final String RESUME = """
            with resumed as (
                update writer set pause_reason = null, pause_message = null, paused_at = null, doubts = 0,
                    paused_until = '-infinity' where person = any (?))
            update task
            set state = case when look then 'unknown' else 'queued' end, available_at = now(), changed_at = now()
            where person = any (?) and state = 'waiting'
            """;

    private final TransactionStore transactions;
    private final KeepSettings settings;

    LeaseStore(TransactionStore transactions, KeepSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    private record Ended(long person, boolean begun, boolean opened) {}

    /** Whether it may be the fault of the tasks that the work on them ended, and the words for it. */
    private record Reason(boolean counts, String message) {}

    /** Frees the tasks of leases that ended without a word; tells how many there were. */
    int recover() {
        Reason reason = new Reason(true, "The program ended while it was at work on this.");
        return transactions.within("Failed to recover ended leases", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ENDED)) {
                return recover(connection, statement, reason);
            }
        });
    }

    /**
     * The holder itself gives up, if it still holds the lease.
     *
     * @param counts whether the tasks may be to blame
     */
    void recover(long person, long fencing, String message, boolean counts) {
        Reason reason = new Reason(counts, message);
        transactions.within("Failed to give back the tasks of person " + person, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(HELD)) {
                statement.setLong(1, person);
                statement.setLong(2, fencing);
                return recover(connection, statement, reason);
            }
        });
    }

    private int recover(Connection connection, PreparedStatement which, Reason reason) throws SQLException {
        List<Ended> ended = new ArrayList<>();
        try (ResultSet row = which.executeQuery()) {
            while (row.next()) {
                ended.add(new Ended(row.getLong(1), row.getBoolean(2), row.getBoolean(3)));
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(RECOVER)) {
            for (Ended each : ended) {
                // A lease that ended while it waited for a worker is nobody's crash.
                int crash = reason.counts() && each.opened() ? 1 : 0;
                statement.setInt(1, crash);
                statement.setInt(2, CRASHES);
                statement.setBoolean(3, each.begun());
                statement.setBoolean(4, each.begun());
                statement.setInt(5, crash);
                statement.setString(6, crash == 1 ? "CRASH" : "GIVEN_BACK");
                statement.setString(7, reason.message());
                statement.setLong(8, each.person());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        for (Ended each : ended) {
            SuppressionStore.stop(connection, each.person());
            ChoiceStore.hold(connection, each.person(), settings.preference());
            WriterStore.release(connection, each.person());
        }
        return ended.size();
    }

    /** Ends the pauses that are over; tells how many people go on. */
    int wake() {
        return transactions.within("Failed to see who need not wait any longer", connection -> {
            List<Long> people = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(OVER);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    people.add(row.getLong(1));
                }
            }
            if (!people.isEmpty()) {
                resume(connection, people);
            }
            return people.size();
        });
    }

    /** The people's rows must be locked; tells how many tasks go on. */
    static int resume(Connection connection, List<Long> people) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RESUME)) {
            statement.setArray(1, connection.createArrayOf("bigint", people.toArray()));
            statement.setArray(2, connection.createArrayOf("bigint", people.toArray()));
            int tasks = statement.executeUpdate();
            WriterStore.due(connection, people);
            return tasks;
        }
    }
}
