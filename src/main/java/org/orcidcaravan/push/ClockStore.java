package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/** PostgreSQL's clock, by which leases, pauses and the pace are decided. */
@ApplicationScoped
class ClockStore {
    private final DataSource database;

    ClockStore(DataSource database) {
        this.database = database;
    }

    Instant now() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select clock_timestamp()");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to ask the database for the time", e);
        }
    }
}
