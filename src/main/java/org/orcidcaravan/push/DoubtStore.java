package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether ORCID has refused a permission once, or again: the second time is believed (faults.md row 49). */
@ApplicationScoped
class DoubtStore {
    private static final String FIRST = "update writer set doubts = 1 where person = ? and doubts = 0";
    private static final String NONE = "update writer set doubts = 0 where person = ? and doubts > 0";

    private final DataSource database;

    DoubtStore(DataSource database) {
        this.database = database;
    }

    /** Notes a refusal; true when it is the first. */
    boolean first(long person) {
        return change(FIRST, person) == 1;
    }

    void none(long person) {
        change(NONE, person);
    }

    private int change(String sql, long person) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, person);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new QueueTrouble("Failed to note how ORCID took a permission", e);
        }
    }
}
