package org.orcidcaravan.routing.deploy;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Every text that a route file ever had here, what became of it, and who wrote it; and the acts of people on routes. */
@ApplicationScoped
public class RouteHistoryStore {
    private static final String LAST = """
            select outcome, hash from route_history where file = ? order by id desc limit 1
            """;
    private static final String NOTE = """
            insert into route_history (file, hash, content, actor, outcome, error) values (?, ?, ?, ?, ?, ?)
            """;
    private static final String LIST = """
            select hash, at, actor, outcome, error from route_history where file = ? order by id desc limit ?
            """;
    private static final String CONTENT = """
            select content from route_history where file = ? and hash = ? order by id desc limit 1
            """;
    private static final String AUDIT = """
            insert into audit (actor, action, subject, detail)
            values (?, ?, ?, jsonb_build_object('what', cast(? as text)))
            """;

    private final DataSource database;

    public RouteHistoryStore(DataSource database) {
        this.database = database;
    }

    /** What became of a text. */
    public enum Outcome {
        /** It runs. */
        DEPLOYED("deployed"),
        /** It was refused; what ran before runs on. */
        REFUSED("refused"),
        /** It did not start, and the text before it was started again. */
        ROLLED_BACK("rolled-back"),
        /** The file is gone, and its routes with it. */
        REMOVED("removed");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** The word in the database and in answers. */
        public String text() {
            return text;
        }
    }

    /**
     * One text of a file.
     *
     * @param outcome a word of {@link Outcome}
     * @param error why it did not run; null when it did
     */
    public record Past(
            String hash,
            Instant at,
            String actor,
            String outcome,
            @Nullable String error) {}

    /** Notes what became of a text, unless that is what was noted last, as at every start of the service. */
    void note(RouteText file, String actor, Outcome outcome, @Nullable String error) {
        within("Failed to note what became of '" + file.name() + "'", connection -> {
            if (isLast(connection, file, outcome)) {
                return 0;
            }
            try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
                statement.setString(1, file.name());
                statement.setString(2, file.hash());
                statement.setString(3, file.text().replace('\0', '\uFFFD'));
                statement.setString(4, actor);
                statement.setString(5, outcome.text());
                statement.setString(6, error);
                return statement.executeUpdate();
            }
        });
    }

    private static boolean isLast(Connection connection, RouteText file, Outcome outcome) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST)) {
            statement.setString(1, file.name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        && outcome.text().equals(row.getString(1))
                        && file.hash().equals(row.getString(2));
            }
        }
    }

    /** The newest first. */
    public List<Past> list(String file, int limit) {
        return within("Failed to read the history of '" + file + "'", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LIST)) {
                statement.setString(1, file);
                statement.setInt(2, limit);
                List<Past> found = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(new Past(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)));
                    }
                }
                return found;
            }
        });
    }

    /** A text by its hash. */
    public Optional<String> content(String file, String hash) {
        return within("Failed to read an earlier text of '" + file + "'", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(CONTENT)) {
                statement.setString(1, file);
                statement.setString(2, hash);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    /**
     * Notes an act before it happens, so that nothing happens unnoted.
     *
     * @param action as {@code route.stop}
     * @param subject as {@code route:sync-object}
     */
    void audit(String actor, String action, String subject, String what) {
        within("Failed to note " + action + " of " + subject, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(AUDIT)) {
                statement.setString(1, actor);
                statement.setString(2, action);
                statement.setString(3, subject);
                statement.setString(4, what);
                return statement.executeUpdate();
            }
        });
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private <T> T within(String what, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.in(connection);
        } catch (SQLException e) {
            throw new RouteStateTrouble(what, e);
        }
    }
}
