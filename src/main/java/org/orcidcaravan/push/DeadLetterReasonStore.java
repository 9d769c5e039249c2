package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.orcidcaravan.push.DeadLetters.Prospect;

/** Why dead letters are dead, and what would become of them. */
@ApplicationScoped
class DeadLetterReasonStore {
    private static final String REASONS = """
            select verdict, error_code, http_status, min(message), count(*) from task where state = 'dead'
            group by verdict, error_code, http_status
            order by count(*) desc, verdict, error_code, http_status limit ?
            """;

    /** The same as in a replay. */
    private static final String PROSPECT = """
            select case when w.pause_reason is not null then 'waiting' when t.look then 'unknown' else 'queued' end,
                   w.pause_reason
            from task t left join writer w on w.person = t.person where t.id = ? and t.state = 'dead'
            """;

    private final DataSource database;

    DeadLetterReasonStore(DataSource database) {
        this.database = database;
    }

    List<DeadLetterReason> all(int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REASONS)) {
            statement.setInt(1, most);
            List<DeadLetterReason> reasons = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reasons.add(new DeadLetterReason(
                            row.getString(1),
                            row.getObject(2, Integer.class),
                            row.getObject(3, Integer.class),
                            row.getString(4),
                            row.getLong(5)));
                }
            }
            return reasons;
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to count the reasons of dead letters", e);
        }
    }

    Optional<Prospect> prospect(long id) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PROSPECT)) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Prospect(TaskState.named(row.getString(1)), row.getString(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to see what would become of dead letter " + id, e);
        }
    }
}
