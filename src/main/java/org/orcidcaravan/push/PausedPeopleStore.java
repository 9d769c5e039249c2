package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Who waits, since when, and why. */
@ApplicationScoped
public class PausedPeopleStore {
    /** What waits is counted through the person's items, because no index has all tasks of a person. */
    private static final String LIST = """
            select w.person, p.person_id, p.orcid, nullif(concat_ws(' ', p.given_name, p.family_name), '') as name,
                   w.pause_reason, w.pause_message, w.paused_at, nullif(w.paused_until, 'infinity') as until,
                   (select count(*) from item i join task t on t.item = i.id
                    where i.person = w.person and t.state = 'waiting') as tasks
            from writer w join person p on p.id = w.person
            where w.pause_reason is not null and (cast(? as text) is null or w.pause_reason = ?) and w.person > ?
            order by w.person limit ?
            """;

    private final DataSource database;

    PausedPeopleStore(DataSource database) {
        this.database = database;
    }

    /**
     * In the order of their rows.
     *
     * @param reason null: any
     * @param after the row behind which it goes on; 0: from the first
     */
    public List<PausedPerson> list(@Nullable String reason, long after, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setString(1, reason);
            statement.setString(2, reason);
            statement.setLong(3, after);
            statement.setInt(4, limit);
            List<PausedPerson> people = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    people.add(new PausedPerson(
                            row.getLong("person"),
                            row.getString("person_id"),
                            row.getString("orcid"),
                            row.getString("name"),
                            row.getString("pause_reason"),
                            row.getString("pause_message"),
                            instant(row.getTimestamp("paused_at")),
                            instant(row.getTimestamp("until")),
                            row.getLong("tasks")));
                }
            }
            return people;
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to list who waits", e);
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
