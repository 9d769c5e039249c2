package org.orcidcaravan.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of those who sign in with the OpenID provider, in the caller's transaction. */
final class ProvidedStore {
    private static final String FIND =
            "select id, login, role, locked_at is not null from operator where subject = ? for update";

    private static final String ADD = """
            insert into operator (login, name, role, subject) values (?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String CHANGE = "update operator set name = ?, role = ? where id = ?";
    private static final String LINK = "update operator set subject = ? where id = ?";

    private ProvidedStore() {}

    /** A row. */
    record Known(long id, String login, Role role, boolean locked) {}

    static Optional<Known> find(Connection connection, String subject) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, subject);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Known(
                                row.getLong(1), row.getString(2), Role.named(row.getString(3)), row.getBoolean(4)))
                        : Optional.empty();
            }
        }
    }

    /** Whether they were not there, and nobody else has the login. */
    static boolean add(Connection connection, ProvidedOperator who, Role role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, who.login());
            statement.setString(2, who.name());
            statement.setString(3, role.text());
            statement.setString(4, who.subject());
            return statement.executeUpdate() > 0;
        }
    }

    static void change(Connection connection, long id, String name, Role role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHANGE)) {
            statement.setString(1, name);
            statement.setString(2, role.text());
            statement.setLong(3, id);
            statement.executeUpdate();
        }
    }

    static void link(Connection connection, long id, @Nullable String subject) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LINK)) {
            statement.setString(1, subject);
            statement.setLong(2, id);
            statement.executeUpdate();
        }
    }
}
