package org.orcidcaravan.sync.changes;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.Position;

/** Records that are to be visited by the next pass, although the change list has not named them yet. */
@ApplicationScoped
public class AnnouncedRecordStore {
    /**
     * Dated just after the watermark: older than any row by which the list can still name this change, so that the list's
     * row brings another visit, should S3 not have had the change at the first one; and not so old that the watermark would
     * be held back. Without a watermark a full copy is under way, and visits every record anyway.
     */
    private static final String ANNOUNCE = """
            insert into changed_record (mirror_id, data_class, position, last_modified)
            select mirror_id, data_class, ?, watermark + interval '1 millisecond'
            from change_cursor where mirror_id = ? and data_class = ?
            on conflict (mirror_id, data_class, position) do update
            set done = false, attempts = 0, next_attempt_at = null, problem = null
            """;

    private final DataSource database;

    AnnouncedRecordStore(DataSource database) {
        this.database = database;
    }

    /** Whether it will be visited; false: there is no watermark yet. */
    public boolean announce(int mirror, DataClass dataClass, OrcidId orcid) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ANNOUNCE)) {
            statement.setLong(1, Position.of(orcid));
            statement.setInt(2, mirror);
            statement.setString(3, dataClass.folder());
            return statement.executeUpdate() > 0;
        }
    }
}
