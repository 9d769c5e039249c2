package org.orcidcaravan.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.vault.KeyUnusable;
import org.orcidcaravan.consent.vault.Secret;
import org.orcidcaravan.consent.vault.Slot;
import org.orcidcaravan.consent.vault.Vault;
import org.orcidcaravan.orcid.OrcidId;

/** Takes tokens in, encrypted; the same one twice is one. */
@ApplicationScoped
public class TokenIntakeStore {
    private static final String KNOWN = """
            select id, person, orcid, scopes, expires_at, refresh_token is not null
            from token where fingerprint = ? for update
            """;
    /** The id comes first, because the ciphertext is bound to it. */
    private static final String NEXT_ID = "select nextval(pg_get_serial_sequence('token', 'id'))";

    private static final String ADD = """
            insert into token (id, person, orcid, scopes, access_token, refresh_token, expires_at, fingerprint, state)
            overriding system value values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (fingerprint) do nothing
            """;
    private static final String CHANGE = """
            update token set scopes = ?, expires_at = ?, refresh_token = coalesce(refresh_token, ?) where id = ?
            """;

    private final DataSource database;
    private final Vault vault;
    private final TokenStore tokens;
    private final AtomicBoolean keyProved = new AtomicBoolean();

    public TokenIntakeStore(DataSource database, Vault vault, TokenStore tokens) {
        this.database = database;
        this.vault = vault;
        this.tokens = tokens;
    }

    private record Known(
            long id,
            long person,
            OrcidId orcid,
            String scopes,
            @Nullable Instant expiresAt,
            boolean refreshable) {}

    /**
     * Keeps a token. One that is known gets the given scopes and expiry, and the refresh token if it had none; its state
     * stays.
     *
     * @throws TokenElsewhere when it is kept for another person or record
     * @throws KeyUnusable when the vault's key cannot be used, or is not that of the tokens that are there
     * @throws ConsentTrouble when PostgreSQL does not answer
     */
    public Saved add(NewToken token) {
        byte[] fingerprint = fingerprint(token.access());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<Known> known = known(connection, fingerprint);
                Saved saved = known.isPresent()
                        ? change(connection, known.get(), token)
                        : insert(connection, token, fingerprint, "valid").isPresent() ? Saved.ADDED : Saved.UNCHANGED;
                connection.commit();
                return saved;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new ConsentTrouble("Failed to store the token for " + token.orcid(), e);
        }
    }

    /**
     * Keeps a token that ORCID has just given, in the caller's transaction.
     *
     * @param state as in the table
     * @return the id of its row; empty when it is kept already
     * @throws KeyUnusable when the vault's key cannot be used, or is not that of the tokens that are there
     */
    public Optional<Long> give(Connection connection, NewToken token, String state) throws SQLException {
        return insert(connection, token, fingerprint(token.access()), state);
    }

    /** The iD that a token is kept for; empty when it is not kept. */
    public Optional<OrcidId> holder(Secret access) {
        byte[] fingerprint = fingerprint(access);
        try (Connection connection = database.getConnection()) {
            return known(connection, fingerprint).map(Known::orcid);
        } catch (SQLException e) {
            throw new ConsentTrouble("Failed to look a token up", e);
        }
    }

    /** An instance that has no keys, or others, must not begin a second set of them beside the first. */
    private byte[] fingerprint(Secret access) {
        if (!keyProved.get()) {
            tokens.proveKey();
            keyProved.set(true);
        }
        return vault.fingerprint(access);
    }

    private static Optional<Known> known(Connection connection, byte[] fingerprint) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setBytes(1, fingerprint);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Timestamp expires = row.getTimestamp(5);
                return Optional.of(new Known(
                        row.getLong(1),
                        row.getLong(2),
                        TokenStore.orcid(row.getString(3)),
                        row.getString(4),
                        expires == null ? null : expires.toInstant(),
                        row.getBoolean(6)));
            }
        }
    }

    private Saved change(Connection connection, Known known, NewToken token) throws SQLException {
        if (known.person() != token.person() || !known.orcid().equals(token.orcid())) {
            throw new TokenElsewhere(token.orcid(), known.orcid());
        }
        boolean refreshes = !known.refreshable() && token.refresh() != null;
        if (!refreshes
                && known.scopes().equals(token.scopes())
                && Objects.equals(known.expiresAt(), token.expiresAt())) {
            return Saved.UNCHANGED;
        }
        try (PreparedStatement statement = connection.prepareStatement(CHANGE)) {
            statement.setString(1, token.scopes());
            expires(statement, 2, token);
            statement.setBytes(3, refresh(token, known.id()));
            statement.setLong(4, known.id());
            statement.executeUpdate();
        }
        return Saved.CHANGED;
    }

    /** Empty when somebody else has just stored the same token. */
    private Optional<Long> insert(Connection connection, NewToken token, byte[] fingerprint, String state)
            throws SQLException {
        long id = nextId(connection);
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setLong(1, id);
            statement.setLong(2, token.person());
            statement.setString(3, token.orcid().toString());
            statement.setString(4, token.scopes());
            statement.setBytes(5, vault.seal(token.access(), new Slot(TokenStore.ACCESS, id, token.orcid())));
            statement.setBytes(6, refresh(token, id));
            expires(statement, 7, token);
            statement.setBytes(8, fingerprint);
            statement.setString(9, state);
            return statement.executeUpdate() == 1 ? Optional.of(id) : Optional.empty();
        }
    }

    private byte @Nullable [] refresh(NewToken token, long id) {
        Secret refresh = token.refresh();
        return refresh == null ? null : vault.seal(refresh, new Slot(TokenStore.REFRESH, id, token.orcid()));
    }

    private static void expires(PreparedStatement statement, int index, NewToken token) throws SQLException {
        Instant expiresAt = token.expiresAt();
        if (expiresAt == null) {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setTimestamp(index, Timestamp.from(expiresAt));
        }
    }

    private static long nextId(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT_ID);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
