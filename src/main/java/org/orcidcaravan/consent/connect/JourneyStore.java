package org.orcidcaravan.consent.connect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.Unguessable;
import org.orcidcaravan.orcid.OrcidId;

/** The rows of journeys, in the caller's transaction. PostgreSQL's clock decides what has expired. */
final class JourneyStore {
    private static final String FORGET =
            "delete from authorization_request where expires_at < now() - interval '30 days'";

    private static final String BEGIN = """
            insert into authorization_request (state_hash, session, nonce_hash, scopes, consent_text, expires_at)
            values (?, ?, ?, ?, ?, now() + make_interval(secs => ?))
            """;

    /** Whoever comes second waits here for the first, and then finds nothing. */
    private static final String CONSUME = """
            update authorization_request set consumed_at = now()
            where state_hash = ? and session = ? and consumed_at is null and expires_at > now()
            returning id, encode(nonce_hash, 'hex'), scopes, consent_text
            """;

    private static final String USED =
            "select 1 from authorization_request where state_hash = ? and session = ? and consumed_at is not null";

    private static final String END =
            "update authorization_request set outcome = ?, token = coalesce(?, token), ended_at = now() where id = ?";

    /** One that never came to an end was cut off. */
    private static final String LATEST = """
            select r.id, case when r.outcome is null and r.consumed_at < now() - interval '1 minute' then 'failed'
                         else r.outcome end,
                   r.scopes, t.scopes, t.orcid
            from authorization_request r left join token t on t.id = r.token
            where r.session = ? and r.consumed_at > now() - interval '10 minutes'
            order by r.consumed_at desc, r.id desc limit 1
            """;

    private JourneyStore() {}

    /** What a journey is begun with; state and nonce are kept as hashes. */
    record Begun(long session, String state, String nonce, Plan plan) {}

    /** What is asked for, and by which words. */
    record Plan(String scopes, String consentText, Duration life) {}

    /**
     * A journey whose state nobody can use any more.
     *
     * @param nonceHash hexadecimal
     */
    record Consumed(long id, String nonceHash, String scopes, String consentText) {}

    static void begin(Connection connection, Begun begun) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setBytes(1, Unguessable.hash(begun.state()));
            statement.setLong(2, begun.session());
            statement.setBytes(3, Unguessable.hash(begun.nonce()));
            statement.setString(4, begun.plan().scopes());
            statement.setString(5, begun.plan().consentText());
            statement.setDouble(6, begun.plan().life().toMillis() / 1_000.0);
            statement.executeUpdate();
        }
    }

    static Optional<Consumed> consume(Connection connection, String state, long session) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CONSUME)) {
            statement.setBytes(1, Unguessable.hash(state));
            statement.setLong(2, session);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Consumed(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
                        : Optional.empty();
            }
        }
    }

    static boolean used(Connection connection, String state, long session) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(USED)) {
            statement.setBytes(1, Unguessable.hash(state));
            statement.setLong(2, session);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    static void end(Connection connection, long id, Outcome outcome, @Nullable Long token) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setString(1, outcome.text());
            statement.setObject(2, token, Types.BIGINT);
            statement.setLong(3, id);
            statement.executeUpdate();
        }
    }

    static Optional<Journey> latest(Connection connection, long session) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
            statement.setLong(1, session);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                String outcome = row.getString(2);
                String orcid = row.getString(5);
                return Optional.of(new Journey(
                        row.getLong(1),
                        outcome == null ? null : Outcome.of(outcome),
                        row.getString(3),
                        row.getString(4),
                        orcid == null ? null : OrcidId.parse(orcid).orElseThrow()));
            }
        }
    }
}
