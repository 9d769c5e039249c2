package org.orcidcaravan.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.vault.Secret;
import org.orcidcaravan.consent.vault.Slot;
import org.orcidcaravan.consent.vault.Vault;
import org.orcidcaravan.orcid.OrcidId;

/** The tokens for people to look at, and to take elsewhere. */
@ApplicationScoped
public class HeldTokenStore {
    private static final String ALL = """
            select token.id, person.person_id, token.orcid, token.scopes, token.state, token.state_reason,
                   token.created_at, token.expires_at, token.checked_at,
                   case when token.expires_at is null then 'UNKNOWN'
                        when token.expires_at <= now() then 'EXPIRED'
                        when token.expires_at <= now() + interval '30 days' then 'SOON'
                        else 'LATER'
                   end,
                   person.orcid is not distinct from token.orcid
            from token join person on person.id = token.person
            order by person.person_id, token.id
            """;
    private static final String SEALED = "select orcid, access_token, refresh_token from token where id = ?";

    private final DataSource database;
    private final Vault vault;

    public HeldTokenStore(DataSource database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Both tokens of a row, in clear. */
    public record Secrets(Secret access, @Nullable Secret refresh) {}

    /** All of them, by person. */
    public List<HeldToken> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet row = statement.executeQuery()) {
            List<HeldToken> all = new ArrayList<>();
            while (row.next()) {
                all.add(new HeldToken(
                        row.getLong(1),
                        row.getString(2),
                        TokenStore.orcid(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getTimestamp(7).toInstant(),
                        time(row, 8),
                        time(row, 9),
                        HeldToken.Expiry.valueOf(row.getString(10)),
                        row.getBoolean(11)));
            }
            return all;
        } catch (SQLException e) {
            throw new ConsentTrouble("Failed to list the tokens", e);
        }
    }

    /** The secrets of one; empty when it has gone since. */
    public Optional<Secrets> secrets(long token) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SEALED)) {
            statement.setLong(1, token);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                OrcidId orcid = TokenStore.orcid(row.getString(1));
                byte[] refresh = row.getBytes(3);
                return Optional.of(new Secrets(
                        vault.open(row.getBytes(2), new Slot(TokenStore.ACCESS, token, orcid)),
                        refresh == null ? null : vault.open(refresh, new Slot(TokenStore.REFRESH, token, orcid))));
            }
        } catch (SQLException e) {
            throw new ConsentTrouble("Failed to look up token " + token, e);
        }
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
