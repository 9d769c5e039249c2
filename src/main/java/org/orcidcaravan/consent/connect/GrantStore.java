package org.orcidcaravan.consent.connect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;

/** What a grant changes in people and tokens, in the caller's transaction. */
final class GrantStore {
    private static final String LOCK = "select orcid from person where id = ? for update";

    private static final String HOLDER = "select id from person where orcid = ? and id <> ?";

    private static final String LINK =
            "update person set orcid = ?, orcid_authenticated_at = now(), updated_at = now() where id = ?";

    /** It counts from now on: that is what ends the wait for it. */
    private static final String ACCEPT =
            "update token set state = 'valid', created_at = now() where id = ? and person = ? and state = 'pending'";

    /** What was given before stays good at ORCID until it is given back (orcid-api.md 3.1). */
    private static final String SUPERSEDE = """
            with old as (
                update token set state = 'superseded', state_reason = 'A newer permission took its place.'
                where person = ? and id <> ? and state in ('valid', 'pending') returning id)
            insert into token_revocation (token, reason) select id, 'superseded' from old on conflict do nothing
            """;

    private static final String DECLINE = """
            with declined as (
                update token set state = 'revoked', state_reason = ? where id = ? and state in ('valid', 'pending')
                returning id)
            insert into token_revocation (token, reason) select id, 'declined' from declined on conflict do nothing
            """;

    private static final String EXPIRES = "update token set expires_at = now() + make_interval(secs => ?) where id = ?";

    private static final String UNDECIDED = """
            select r.id, r.token from authorization_request r
            where r.outcome = 'other-id' and r.ended_at < now() - make_interval(secs => ?)
            for update skip locked
            """;

    private GrantStore() {}

    /** Locks the person; the iD that is linked, null when none is. */
    static @Nullable OrcidId linked(Connection connection, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setLong(1, person);
            try (ResultSet row = statement.executeQuery()) {
                String orcid = row.next() ? row.getString(1) : null;
                return orcid == null ? null : OrcidId.parse(orcid).orElseThrow();
            }
        }
    }

    static boolean heldByAnother(Connection connection, OrcidId orcid, long person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLDER)) {
            statement.setString(1, orcid.toString());
            statement.setLong(2, person);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    static void expire(Connection connection, long token, @Nullable Long seconds) throws SQLException {
        if (seconds != null) {
            try (PreparedStatement statement = connection.prepareStatement(EXPIRES)) {
                statement.setDouble(1, (double) seconds);
                statement.setLong(2, token);
                statement.executeUpdate();
            }
        }
    }

    static void link(Connection connection, long person, OrcidId orcid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LINK)) {
            statement.setString(1, orcid.toString());
            statement.setLong(2, person);
            statement.executeUpdate();
        }
    }

    static void accept(Connection connection, long person, long token) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ACCEPT)) {
            statement.setLong(1, token);
            statement.setLong(2, person);
            statement.executeUpdate();
        }
    }

    /** All others of the person, of whatever iD. */
    static void supersede(Connection connection, long person, long token) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SUPERSEDE)) {
            statement.setLong(1, person);
            statement.setLong(2, token);
            statement.executeUpdate();
        }
    }

    static void decline(Connection connection, long token, String reason) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DECLINE)) {
            statement.setString(1, reason);
            statement.setLong(2, token);
            statement.executeUpdate();
        }
    }

    /** A journey that nobody has decided for longer than that; empty when there is none. */
    static Optional<Undecided> undecided(Connection connection, Duration patience) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNDECIDED)) {
            statement.setDouble(1, patience.toMillis() / 1_000.0);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(new Undecided(row.getLong(1), row.getLong(2))) : Optional.empty();
            }
        }
    }

    /** A journey, and the permission that came of it. */
    record Undecided(long journey, long token) {}
}
