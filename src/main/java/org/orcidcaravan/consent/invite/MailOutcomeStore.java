package org.orcidcaravan.consent.invite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** What became of a mail; in the caller's transaction. Only who holds the lease may say so. */
final class MailOutcomeStore {
    private static final String SENT = """
            update mail set state = 'sent', sent_at = now(), message = null, leased_until = null, changed_at = now()
            where id = ? and fencing = ? and state = 'leased'
            """;
    private static final String END = """
            update mail set state = ?, message = ?, leased_until = null, changed_at = now()
            where id = ? and fencing = ? and state = 'leased'
            """;
    private static final String AGAIN = """
            update mail
            set state = case when tried_at < now() - ? * interval '1 millisecond' or unclear + ? > 1 then 'failed'
                        else 'planned' end,
                unclear = unclear + ?, message = ?, leased_until = null, changed_at = now(),
                due_at = now() + least(? * power(2, least(attempts - 1, 20)), ?) * interval '1 millisecond'
            where id = ? and fencing = ? and state = 'leased'
            returning state
            """;
    private static final String BACK = """
            update mail
            set state = 'planned', attempts = attempts - 1, message = ?, leased_until = null, changed_at = now(),
                due_at = now() + ? * interval '1 millisecond'
            where id = ? and fencing = ? and state = 'leased'
            """;

    private MailOutcomeStore() {}

    static boolean sent(Connection connection, MailLease lease) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SENT)) {
            statement.setLong(1, lease.id());
            statement.setLong(2, lease.fencing());
            return statement.executeUpdate() == 1;
        }
    }

    static void end(Connection connection, MailLease lease, MailState state, String message) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setString(1, state.text());
            statement.setString(2, message);
            statement.setLong(3, lease.id());
            statement.setLong(4, lease.fencing());
            statement.executeUpdate();
        }
    }

    /**
     * To be tried again, later each time, until it has been for too long.
     *
     * @param unclear whether it may have arrived
     * @return what it is now; empty when somebody else has it
     */
    static Optional<MailState> again(
            Connection connection, MailLease lease, String message, boolean unclear, MailSettings settings)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AGAIN)) {
            statement.setLong(1, settings.giveUpAfter().toMillis());
            statement.setInt(2, unclear ? 1 : 0);
            statement.setInt(3, unclear ? 1 : 0);
            statement.setString(4, message);
            statement.setLong(5, settings.retryDelay().toMillis());
            statement.setLong(6, settings.retryDelayMax().toMillis());
            statement.setLong(7, lease.id());
            statement.setLong(8, lease.fencing());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(MailState.named(row.getString(1))) : Optional.empty();
            }
        }
    }

    /** Nothing was tried: it goes back to where it was, for a while. */
    static void back(Connection connection, MailLease lease, String message, Duration pause) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BACK)) {
            statement.setString(1, message);
            statement.setLong(2, pause.toMillis());
            statement.setLong(3, lease.id());
            statement.setLong(4, lease.fencing());
            statement.executeUpdate();
        }
    }
}
