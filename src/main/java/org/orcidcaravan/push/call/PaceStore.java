package org.orcidcaravan.push.call;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.QueueTrouble;

/** The row that all instances share: when the next request may start, and whether any may. */
@ApplicationScoped
public class PaceStore {
    /**
     * Need not outlive a crash of PostgreSQL, which takes longer than a second: so nobody waits for the disk. After a block
     * one request goes ahead of all, and the others stay blocked until it is answered; should its sender die, for so long as
     * an answer may take.
     */
    private static final String RESERVE = """
            with quick as (select set_config('synchronous_commit', 'off', true)),
                 moment as (select clock_timestamp() as now, clock_timestamp() + interval '70 seconds' as probe from quick)
            update registry_pace p
            set next_at = case when greatest(p.blocked_until, p.probing_until) > moment.now then p.next_at
                               else greatest(p.next_at, moment.now) + ? * interval '1 second' end,
                probing_until = case when greatest(p.blocked_until, p.probing_until) > moment.now then p.probing_until
                                     when p.blocked_reason is not null then moment.probe
                                     else '-infinity' end
            from moment
            returning p.next_at - ? * interval '1 second' as at, extract(epoch from p.next_at - moment.now) - ? as seconds,
                      p.blocked_until > moment.now or p.probing_until > moment.now and p.probing_until <> moment.probe
                          as blocked,
                      p.probing_until = moment.probe as first
            """;

    /** What was under way when a pause began says nothing about what comes after it. */
    private static final String WELL = """
            update registry_pace
            set troubles = 0, blocked_reason = null, alert = false, probing_until = '-infinity'
            where (troubles > 0 or blocked_reason is not null) and blocked_until <= clock_timestamp()
            """;

    private static final String BLOCK = """
            update registry_pace
            set troubles = least(troubles + 1, 30), blocked_reason = ?, probing_until = '-infinity',
                blocked_until = greatest(blocked_until, clock_timestamp()
                    + coalesce(?, least(30, power(2, least(troubles, 6)))) * interval '1 second')
            where blocked_until <= clock_timestamp() or ? is not null
            """;
    private static final String DOUBT = """
            update registry_pace
            set troubles = least(troubles + 1, 30), probing_until = '-infinity',
                blocked_reason = case when troubles < 5 then blocked_reason else ? end,
                blocked_until = case when troubles < 5 then blocked_until else greatest(blocked_until,
                    clock_timestamp() + least(30, power(2, least(troubles - 5, 6))) * interval '1 second') end
            where blocked_until <= clock_timestamp()
            """;
    private static final String ALERT = """
            update registry_pace
            set alert = true, troubles = least(troubles + 1, 30), blocked_reason = ?, probing_until = '-infinity',
                blocked_until = clock_timestamp() + interval '15 minutes'
            """;
    private static final String STANDING =
            "select blocked_until > clock_timestamp(), blocked_reason, alert, troubles from registry_pace";

    private static final String OPEN =
            "select greatest(blocked_until, probing_until) <= clock_timestamp() from registry_pace";

    private final DataSource database;

    public PaceStore(DataSource database) {
        this.database = database;
    }

    /**
     * A right to start a request.
     *
     * @param at by PostgreSQL's clock
     * @param in that time from now
     * @param blocked nothing may start
     * @param first it goes ahead of all others, which wait for what comes of it
     */
    record Slot(Instant at, Duration in, boolean blocked, boolean first) {}

    /** Whether requests may start. */
    public record Standing(boolean blocked, @Nullable String reason, boolean alert, int troubles) {}

    Slot reserve(Duration spacing) {
        double seconds = spacing.toNanos() / 1e9;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RESERVE)) {
            statement.setDouble(1, seconds);
            statement.setDouble(2, seconds);
            statement.setDouble(3, seconds);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long nanos = Math.max(0, (long) (row.getDouble(2) * 1e9));
                return new Slot(
                        row.getTimestamp(1).toInstant(), Duration.ofNanos(nanos), row.getBoolean(3), row.getBoolean(4));
            }
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to take a slot for a request", e);
        }
    }

    void well() {
        change(WELL, statement -> {});
    }

    void block(String reason, @Nullable Duration retryAfter) {
        change(BLOCK, statement -> {
            statement.setString(1, reason);
            Long seconds = retryAfter == null ? null : retryAfter.toSeconds() + 1;
            statement.setObject(2, seconds, java.sql.Types.BIGINT);
            statement.setObject(3, seconds, java.sql.Types.BIGINT);
        });
    }

    void doubt(String reason) {
        change(DOUBT, statement -> statement.setString(1, reason));
    }

    void alert(String reason) {
        change(ALERT, statement -> statement.setString(1, reason));
    }

    /** Whether requests may start, and why not. */
    public Standing standing() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(STANDING);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Standing(row.getBoolean(1), row.getString(2), row.getBoolean(3), row.getInt(4));
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to read whether requests may start", e);
        }
    }

    /** Whether something new may begin: nobody waits, and nobody tries before the others. */
    public boolean isOpen() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(OPEN);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to read whether requests may start", e);
        }
    }

    private interface Setting {
        void on(PreparedStatement statement) throws SQLException;
    }

    private void change(String sql, Setting setting) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            setting.on(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to note how the registry is", e);
        }
    }
}
