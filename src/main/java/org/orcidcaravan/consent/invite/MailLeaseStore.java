package org.orcidcaravan.consent.invite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Who has which mail, so that no two send one; in the caller's transaction. */
final class MailLeaseStore {
    /** After an error, one at a time shows whether it goes on. */
    private static final String CLAIM = """
            with due as (
                select id from mail
                where state = 'planned' and due_at <= now() and campaign = any (cast(? as text[]))
                  and exists (select from mail_brake where stopped_at is null and next_at <= now())
                order by due_at, id
                limit (select case when errors > 0 then 1 else ? end from mail_brake) for update skip locked)
            update mail m
            set state = 'leased', leased_until = now() + ? * interval '1 millisecond', begun_at = null,
                fencing = fencing + 1, attempts = attempts + 1, changed_at = now()
            from due where m.id = due.id
            returning m.id, m.campaign, m.part, m.person, m.fencing, m.message_id, m.attempts
            """;

    /** What began to be sent may have arrived: once more then, but not a third time. */
    private static final String RECOVER = """
            update mail
            set state = case when begun_at is not null and unclear >= 1 then 'failed' else 'planned' end,
                unclear = unclear + case when begun_at is null then 0 else 1 end,
                attempts = attempts - case when begun_at is null then 1 else 0 end,
                message = case when begun_at is null then message
                          else 'The service ended while it was sent: it may have arrived.' end,
                leased_until = null, changed_at = now()
            where state = 'leased' and leased_until < now()
            """;

    private static final String BEGIN = """
            update mail
            set begun_at = now(), tried_at = coalesce(tried_at, now()), address = ?, subject = ?
            where id = ? and fencing = ? and state = 'leased'
            """;

    private MailLeaseStore() {}

    /** @param campaigns whose mails may go out now */
    static List<MailLease> claim(Connection connection, List<String> campaigns, int most, Duration lease)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setArray(1, connection.createArrayOf("text", campaigns.toArray()));
            statement.setInt(2, most);
            statement.setLong(3, lease.toMillis());
            List<MailLease> leases = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    leases.add(new MailLease(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getString(6),
                            row.getInt(7)));
                }
            }
            return leases;
        }
    }

    /** Mails whose holder has not been heard of: how many. */
    static int recover(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECOVER)) {
            return statement.executeUpdate();
        }
    }

    /** From now on it may arrive; false when somebody else has it. */
    static boolean begin(Connection connection, MailLease lease, String address, String subject) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, address);
            statement.setString(2, subject);
            statement.setLong(3, lease.id());
            statement.setLong(4, lease.fencing());
            return statement.executeUpdate() == 1;
        }
    }
}
