package org.orcidcaravan.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
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
import org.orcidcaravan.access.audit.AuditStore;

/** The rows of the programs' tokens. */
@ApplicationScoped
public class ApiTokenStore {
    private static final String ADD =
            "insert into api_token (name, role, hash) values (?, ?, ?) returning id, name, role";
    private static final String COLUMNS = "select name, role, created_at, last_used_at, revoked_at from api_token ";
    private static final String VALID = COLUMNS + "where hash = ? and revoked_at is null";

    /** Once a minute is enough to know whether it is in use, and spares the disk. */
    private static final String USED = """
            update api_token set last_used_at = now()
            where hash = ? and (last_used_at is null or last_used_at < now() - interval '1 minute')
            """;

    private static final String ALL = COLUMNS + "order by name, created_at desc";
    private static final String REVOKE =
            "update api_token set revoked_at = now() where name = ? and revoked_at is null returning id, name, role";
    private static final String UNIQUE_VIOLATION = "23505";

    private final DataSource database;
    private final TransactionStore transactions;

    public ApiTokenStore(DataSource database) {
        this.database = database;
        this.transactions = new TransactionStore(database);
    }

    void add(String name, Role role, byte[] hash, String actor) {
        transactions.within("Failed to store the token " + name, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ADD)) {
                statement.setString(1, name);
                statement.setString(2, role.text());
                statement.setBytes(3, hash);
                return note(connection, statement, actor, "api-token.create");
            } catch (SQLException e) {
                if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    throw new NameTaken(name);
                }
                throw e;
            }
        });
    }

    Optional<ApiToken> use(byte[] hash) {
        try (Connection connection = database.getConnection()) {
            Optional<ApiToken> token = find(connection, hash);
            if (token.isPresent()) {
                try (PreparedStatement statement = connection.prepareStatement(USED)) {
                    statement.setBytes(1, hash);
                    statement.executeUpdate();
                }
            }
            return token;
        } catch (SQLException e) {
            throw new AccessTrouble("Failed to look a token up", e);
        }
    }

    private static Optional<ApiToken> find(Connection connection, byte[] hash) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VALID)) {
            statement.setBytes(1, hash);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(token(row)) : Optional.empty();
            }
        }
    }

    List<ApiToken> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet row = statement.executeQuery()) {
            List<ApiToken> all = new ArrayList<>();
            while (row.next()) {
                all.add(token(row));
            }
            return all;
        } catch (SQLException e) {
            throw new AccessTrouble("Failed to list the tokens", e);
        }
    }

    boolean revoke(String name, String actor) {
        return transactions.within("Failed to revoke the token " + name, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(REVOKE)) {
                statement.setString(1, name);
                return note(connection, statement, actor, "api-token.revoke");
            }
        });
    }

    /** Whether there was a row to note. */
    private static boolean note(Connection connection, PreparedStatement statement, String actor, String action)
            throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return false;
            }
            AuditStore.note(
                    connection,
                    actor,
                    action,
                    "api-token:" + row.getLong(1),
                    Json.createObjectBuilder()
                            .add("name", row.getString(2))
                            .add("role", row.getString(3))
                            .build());
            return true;
        }
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getString(1),
                Role.named(row.getString(2)),
                row.getTimestamp(3).toInstant(),
                instant(row.getTimestamp(4)),
                instant(row.getTimestamp(5)));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
