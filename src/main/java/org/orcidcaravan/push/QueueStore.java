package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** How the queue stands. */
@ApplicationScoped
public class QueueStore {
    private static final String STANDING = "select state, count(*) from task group by state";

    /** A task that is due only later than that is left for another time. */
    private static final String NEAR = """
            select count(*) filter (where lease_until is not null or due_at <= now()),
                   count(*) filter (where lease_until is null and due_at > now() and due_at <= now() + interval '90 seconds')
            from writer
            """;

    private static final String ORCID = "select coalesce(orcid, person_id) from person where id = ?";

    private final DataSource database;

    QueueStore(DataSource database) {
        this.database = database;
    }

    /**
     * Whether there is something to wait for.
     *
     * @param now people who are being written for, or are due
     * @param soon people who will be due within a minute and a half
     */
    public record Ahead(int now, int soon) {}

    /** Tasks by state; a state without tasks is not there. */
    public Map<TaskState, Long> standing() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(STANDING);
                ResultSet row = statement.executeQuery()) {
            Map<TaskState, Long> counts = new EnumMap<>(TaskState.class);
            while (row.next()) {
                counts.put(TaskState.named(row.getString(1)), row.getLong(2));
            }
            return counts;
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to count the tasks of the queue", e);
        }
    }

    /** What is to be done now and soon. */
    public Ahead ahead() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEAR);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Ahead(row.getInt(1), row.getInt(2));
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to see what is due", e);
        }
    }

    /** The iD of a person, or what else names them. */
    public Optional<String> nameOf(long person) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ORCID)) {
            statement.setLong(1, person);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to find person " + person, e);
        }
    }
}
