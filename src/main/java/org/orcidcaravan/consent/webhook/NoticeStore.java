package org.orcidcaravan.consent.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;

/** Which records are to be read, in the caller's transaction, on the database's clock. */
final class NoticeStore {
    /** What waits or is being read is only counted; the rest waits from now on, but not sooner than it may be read again. */
    private static final String AGAIN = """
            asked = n.asked + 1,
            asked_at = case when n.state in ('read', 'unreadable') then now() else n.asked_at end,
            attempts = case when n.state in ('read', 'unreadable') then 0 else n.attempts end,
            next_at = case when n.state in ('read', 'unreadable')
                           then greatest(now(), n.read_at + make_interval(secs => ?)) else n.next_at end,
            state = case when n.state in ('read', 'unreadable') then 'waiting' else n.state end
            """;

    private static final String CALLED = """
            with known as (
                update webhook set heard_at = case when state = 'leaving' then heard_at else now() end
                where orcid = ? returning orcid, state),
            noted as (
                insert into webhook_notice as n (orcid, state, calls, asked, called_at)
                select orcid, 'waiting', 1, 1, now() from known where state <> 'leaving'
                on conflict (orcid) do update set calls = n.calls + 1, called_at = now(),
            """ + AGAIN + ") select count(*) from known";

    private static final String WISH = """
            insert into webhook_notice as n (orcid, state, asked) values (?, 'waiting', 1)
            on conflict (orcid) do update set
            """ + AGAIN;

    private static final String CLAIM = """
            update webhook_notice n
            set state = 'reading', fencing = n.fencing + 1, attempts = n.attempts + 1,
                leased_until = now() + make_interval(secs => ?)
            where n.orcid in (
                select orcid from webhook_notice
                where state = 'waiting' and next_at <= now() or state = 'reading' and leased_until < now()
                order by next_at limit ? for update skip locked)
            returning n.orcid, n.fencing, n.asked, n.attempts
            """;

    private static final String HOLD = """
            update webhook_notice set leased_until = now() + make_interval(secs => ?)
            where orcid = ? and fencing = ? and state = 'reading'
            """;

    private static final String BEFORE = """
            select modified_at, shown, calls from webhook_notice
            where orcid = ? and fencing = ? and state = 'reading' for update
            """;

    private static final String SETTLE = """
            update webhook_notice
            set state = case when asked > ? then 'waiting' else 'read' end,
                asked_at = case when asked > ? then now() else asked_at end,
                next_at = now() + make_interval(secs => ?), leased_until = null, attempts = 0, problem = null,
                read_at = now(), modified_at = ?, shown = ?, changed_at = case when ? then now() else changed_at end
            where orcid = ? and fencing = ?
            """;

    private static final String GIVE_BACK = """
            update webhook_notice
            set state = 'waiting', leased_until = null, attempts = greatest(attempts - 1, 0), problem = ?
            where orcid = ? and fencing = ? and state = 'reading'
            """;

    private static final String FAILED = """
            update webhook_notice
            set state = case when attempts >= ? then 'unreadable' else 'waiting' end, leased_until = null, problem = ?,
                next_at = now() + make_interval(secs => ?)
            where orcid = ? and fencing = ? and state = 'reading'
            """;

    private NoticeStore() {}

    /**
     * How it was before it was read.
     *
     * @param shown null: it was never read
     */
    record Before(@Nullable Instant modifiedAt, @Nullable String shown, long calls) {}

    /** ORCID called; false: nobody watches that record. */
    static boolean called(Connection connection, OrcidId orcid, Duration again) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CALLED)) {
            statement.setString(1, orcid.toString());
            statement.setDouble(2, seconds(again));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1) > 0;
            }
        }
    }

    /** To be read, although ORCID did not call. */
    static void wish(Connection connection, OrcidId orcid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WISH)) {
            statement.setString(1, orcid.toString());
            statement.setDouble(2, 0);
            statement.executeUpdate();
        }
    }

    static List<Notice> claim(Connection connection, int most, Duration lease) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setDouble(1, seconds(lease));
            statement.setInt(2, most);
            List<Notice> notices = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    notices.add(new Notice(
                            OrcidId.parse(row.getString(1)).orElseThrow(),
                            row.getLong(2),
                            row.getLong(3),
                            row.getInt(4)));
                }
            }
            return notices;
        }
    }

    /** False when it is another's by now. */
    static boolean hold(Connection connection, Notice notice, Duration lease) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setDouble(1, seconds(lease));
            statement.setString(2, notice.orcid().toString());
            statement.setLong(3, notice.fencing());
            return statement.executeUpdate() > 0;
        }
    }

    /** Empty when it is another's by now. */
    static Optional<Before> before(Connection connection, Notice notice) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEFORE)) {
            statement.setString(1, notice.orcid().toString());
            statement.setLong(2, notice.fencing());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Timestamp modified = row.getTimestamp(1);
                return Optional.of(
                        new Before(modified == null ? null : modified.toInstant(), row.getString(2), row.getLong(3)));
            }
        }
    }

    static void settle(Connection connection, Notice notice, Sight sight, boolean changed, Duration again)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
            Instant modified = sight.modifiedAt();
            statement.setLong(1, notice.asked());
            statement.setLong(2, notice.asked());
            statement.setDouble(3, seconds(again));
            statement.setTimestamp(4, modified == null ? null : Timestamp.from(modified));
            statement.setString(5, sight.marks());
            statement.setBoolean(6, changed);
            statement.setString(7, notice.orcid().toString());
            statement.setLong(8, notice.fencing());
            statement.executeUpdate();
        }
    }

    /** Waits as before: it was not its fault. */
    static boolean giveBack(Connection connection, Notice notice, String why) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GIVE_BACK)) {
            statement.setString(1, why);
            statement.setString(2, notice.orcid().toString());
            statement.setLong(3, notice.fencing());
            return statement.executeUpdate() > 0;
        }
    }

    /** Tried again later, or given up. */
    static boolean failed(Connection connection, Notice notice, String why, WebhookSettings settings)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FAILED)) {
            statement.setInt(1, settings.maxAttempts());
            statement.setString(2, why);
            statement.setDouble(3, seconds(settings.pause(notice.attempt())));
            statement.setString(4, notice.orcid().toString());
            statement.setLong(5, notice.fencing());
            return statement.executeUpdate() > 0;
        }
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
