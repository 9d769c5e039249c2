package org.orcidcaravan.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.orcidcaravan.consent.identity.LinkEventStore;
import org.orcidcaravan.consent.vault.KeyUnusable;
import org.orcidcaravan.consent.vault.Secret;
import org.orcidcaravan.consent.vault.Slot;
import org.orcidcaravan.consent.vault.Vault;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;
import org.orcidcaravan.transaction.Transactions;

/** The tokens in use: which may be used, and what became of it. */
@ApplicationScoped
public class TokenStore {
    static final String ACCESS = "access_token";
    static final String REFRESH = "refresh_token";

    /** A token for an iD that the person does not have (any more) is for somebody else's record. */
    private static final String USABLE = """
            select token.id, token.person, token.orcid, token.scopes
            from token join person on person.id = token.person and person.orcid = token.orcid
            where token.person = ? and token.state = 'valid'
                  and (token.expires_at is null or token.expires_at > now())
            order by token.created_at desc, token.id desc
            """;

    /** What somebody who leaves has given up, until it is back at ORCID; and what ORCID has rejected, if that is wanted. */
    private static final String ENDED = """
            select token.id, token.person, token.orcid, token.scopes
            from token join person on person.id = token.person and person.orcid = token.orcid
            where token.person = ? and (token.expires_at is null or token.expires_at > now())
              and (token.state = 'rejected' and not ?
                   or token.state = 'revoked' and exists (
                       select from departure where departure.person = token.person and departure.items = 'remove'
                       and departure.ended_at is null))
            order by token.state = 'revoked' desc, token.created_at desc, token.id desc
            """;

    private static final String SEALED =
            "select orcid, access_token from token where id = ? and (state = 'valid' or ? and state in ('rejected', 'revoked'))";
    private static final String NEWEST = "select id, orcid, access_token from token order by id desc limit 5";
    /** The person is asked for another permission only when none is left. */
    private static final String REJECT = """
            with rejected as (
                update token set state = 'rejected', state_reason = ?, checked_at = now(), doubted_at = null
                where id = ? and state = 'valid' returning id, person, orcid)
            insert into consent_event (person, kind, detail)
            select person, 'revoked-at-orcid', jsonb_build_object('token', id, 'orcid', orcid) from rejected
            where not exists (
                select from token other
                where other.person = rejected.person and other.orcid = rejected.orcid and other.id <> rejected.id
                  and other.state = 'valid' and (other.expires_at is null or other.expires_at > now()))
            """;

    private static final String PROVE = """
            with proved as (update token set checked_at = now(), doubted_at = null where id = ? returning person, orcid)
            update person set orcid_authenticated_at = now()
            from proved
            where person.id = proved.person and person.orcid = proved.orcid and person.orcid_authenticated_at is null
            """;

    /** Locked before the token, as by whoever gives a new one. */
    private static final String WHOSE =
            "select p.id from token t join person p on p.id = t.person where t.id = ? for update of p";

    private final DataSource database;
    private final Vault vault;
    private final Transactions transactions;
    private final LinkEventStore links;

    public TokenStore(DataSource database, Vault vault, LinkEventStore links) {
        this.transactions = new Transactions(database, ConsentTrouble::new);
        this.links = links;
        this.database = database;
        this.vault = vault;
    }

    /** The valid, unexpired ones of a person, the newest first. */
    List<Permission> usable(long person) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(USABLE)) {
            statement.setLong(1, person);
            return read(statement, false);
        } catch (SQLException e) {
            throw new ConsentTrouble("Failed to look up the permissions of person " + person, e);
        }
    }

    /** Those that have ended and still remove what is ours, the best first; without those that ORCID rejected if wished. */
    List<Permission> ended(long person, boolean withoutRejected) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ENDED)) {
            statement.setLong(1, person);
            statement.setBoolean(2, withoutRejected);
            return read(statement, true);
        } catch (SQLException e) {
            throw new ConsentTrouble("Failed to look up the former permissions of person " + person, e);
        }
    }

    private static List<Permission> read(PreparedStatement statement, boolean lastWish) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<Permission> found = new ArrayList<>();
            while (row.next()) {
                found.add(new Permission(
                        row.getLong(1),
                        row.getLong(2),
                        orcid(row.getString(3)),
                        Scope.granted(row.getString(4)),
                        lastWish));
            }
            return found;
        }
    }

    /** The access token in clear; empty when it is not valid, nor one that has ended, if such a one will do. */
    Optional<Secret> access(long token, boolean ended) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SEALED)) {
            statement.setLong(1, token);
            statement.setBoolean(2, ended);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(vault.open(row.getBytes(2), new Slot(ACCESS, token, orcid(row.getString(1)))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new ConsentTrouble("Failed to look up token " + token, e);
        }
    }

    /**
     * Sees that the vault has the key of what is kept: two sets of keys in one table would be noticed only much later.
     *
     * @throws KeyUnusable when there are tokens and none of the newest decrypts
     */
    public void proveKey() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEWEST);
                ResultSet row = statement.executeQuery()) {
            Optional<KeyUnusable> failure = Optional.empty();
            while (row.next()) {
                try {
                    vault.open(row.getBytes(3), new Slot(ACCESS, row.getLong(1), orcid(row.getString(2))));
                    return;
                } catch (KeyUnusable e) {
                    failure = Optional.of(e);
                }
            }
            if (failure.isPresent()) {
                throw failure.get();
            }
        } catch (SQLException e) {
            throw new ConsentTrouble("Failed to look at the tokens", e);
        }
    }

    void reject(long token, String reason) {
        transactions.within("Failed to note that ORCID rejected token " + token, connection -> {
            Optional<Long> person = holder(connection, token);
            try (PreparedStatement statement = connection.prepareStatement(REJECT)) {
                statement.setString(1, reason);
                statement.setLong(2, token);
                statement.executeUpdate();
            }
            if (person.isPresent()) {
                links.tell(connection, person.get());
            }
            return person;
        });
    }

    void prove(long token) {
        transactions.within("Failed to note that token " + token + " works", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PROVE)) {
                statement.setLong(1, token);
                if (statement.executeUpdate() == 0) {
                    return false;
                }
            }
            links.tell(connection, holder(connection, token).orElseThrow());
            return true;
        });
    }

    private static Optional<Long> holder(Connection connection, long token) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WHOSE)) {
            statement.setLong(1, token);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    static OrcidId orcid(String column) {
        return OrcidId.parse(column)
                .orElseThrow(() -> new IllegalStateException("The database holds a wrong iD: " + column));
    }
}
