package org.orcidcaravan.measure;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.orcidcaravan.sync.DataClass;

/** Counts the objects of the mirrors: seconds for 26 million summaries. One instance counts at a time. */
@ApplicationScoped
class ObjectCountStore {
    /** The first number keeps this lock apart from other locks of ours; it means nothing. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(7011, 2)";

    private static final String SUMMARIES = "select count(*) from mirrored_summary where mirror_id = ?";
    private static final String ACTIVITIES =
            "select coalesce(sum(objects), 0) from mirrored_activities where mirror_id = ?";

    private final DataSource database;

    ObjectCountStore(DataSource database) {
        this.database = database;
    }

    /** What is counted as one. */
    record Copy(int mirror, DataClass dataClass) {
        String series() {
            return "objects." + mirror + "." + dataClass.folder();
        }
    }

    /** Every mirror, with each data class. */
    List<Copy> copies() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select id from mirror order by id");
                ResultSet row = statement.executeQuery()) {
            List<Copy> copies = new ArrayList<>();
            while (row.next()) {
                for (DataClass dataClass : DataClass.values()) {
                    copies.add(new Copy(row.getInt(1), dataClass));
                }
            }
            return copies;
        } catch (SQLException e) {
            throw new MeasureTrouble("Failed to list the mirrors", e);
        }
    }

    /** How many objects there are; empty when another instance is counting. */
    OptionalLong count(Copy copy) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection.prepareStatement(LOCK);
                    PreparedStatement statement = connection.prepareStatement(
                            copy.dataClass() == DataClass.SUMMARIES ? SUMMARIES : ACTIVITIES)) {
                OptionalLong counted = OptionalLong.empty();
                if (single(lock).getBoolean(1)) {
                    statement.setInt(1, copy.mirror());
                    counted = OptionalLong.of(single(statement).getLong(1));
                }
                connection.commit();
                return counted;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new MeasureTrouble("Failed to count the objects of a mirror", e);
        }
    }

    private static ResultSet single(PreparedStatement statement) throws SQLException {
        ResultSet row = statement.executeQuery();
        row.next();
        return row;
    }
}
