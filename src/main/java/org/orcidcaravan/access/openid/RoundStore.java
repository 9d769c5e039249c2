package org.orcidcaravan.access.openid;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.orcidcaravan.access.AccessTrouble;
import org.orcidcaravan.access.RandomToken;

/** The rounds that have begun and not ended. One clock decides which are too old: PostgreSQL's. */
@ApplicationScoped
class RoundStore {
    private static final String FORGET = "delete from openid_round where expires_at <= now()";

    private static final String BEGIN = """
            insert into openid_round (state, browser, provider, target, expires_at)
            values (?, ?, ?, ?, now() + make_interval(secs => ?))
            """;

    private static final String TAKE = """
            delete from openid_round where state = ?
            returning browser, target, provider = ? and expires_at > now()
            """;

    private final DataSource database;

    RoundStore(DataSource database) {
        this.database = database;
    }

    /**
     * A sign-in that is under way. Of its two secrets only the SHA-256 is kept.
     *
     * @param state which travels by the provider
     * @param browser which stays in a cookie
     * @param provider our name of it
     */
    record Round(String state, String browser, String provider) {}

    void begin(Round round, String target, Duration life) {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
                statement.executeUpdate();
            }
            try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
                statement.setBytes(1, RandomToken.hash(round.state()));
                statement.setBytes(2, RandomToken.hash(round.browser()));
                statement.setString(3, round.provider());
                statement.setString(4, target);
                statement.setDouble(5, (double) life.toSeconds());
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new AccessTrouble("Failed to begin a sign-in", e);
        }
    }

    /** Its target; empty: there is none, not any more, or not for this browser. Whatever it is, it is used now. */
    Optional<String> take(Round round) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setBytes(1, RandomToken.hash(round.state()));
            statement.setString(2, round.provider());
            try (ResultSet row = statement.executeQuery()) {
                boolean good = row.next()
                        && row.getBoolean(3)
                        && MessageDigest.isEqual(row.getBytes(1), RandomToken.hash(round.browser()));
                return good ? Optional.of(row.getString(2)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new AccessTrouble("Failed to end a sign-in", e);
        }
    }
}
