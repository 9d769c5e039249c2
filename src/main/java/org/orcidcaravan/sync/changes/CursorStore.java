package org.orcidcaravan.sync.changes;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import javax.sql.DataSource;
import org.orcidcaravan.sync.DataClass;

/** The watermarks. */
@ApplicationScoped
public class CursorStore {
    private static final String FIND =
            "select watermark, change_list_etag from change_cursor where mirror_id = ? and data_class = ?";
    private static final String ADVANCE = """
            insert into change_cursor (mirror_id, data_class, watermark, change_list_etag, updated_at)
            values (?, ?, ?, ?, now())
            on conflict (mirror_id, data_class) do update
            set watermark = greatest(change_cursor.watermark, excluded.watermark),
                change_list_etag = excluded.change_list_etag, updated_at = now()
            """;

    private final DataSource database;

    /** On a database. */
    public CursorStore(DataSource database) {
        this.database = database;
    }

    public Optional<Cursor> find(int mirror, DataClass dataClass) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setInt(1, mirror);
            statement.setString(2, dataClass.folder());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Cursor(row.getTimestamp(1).toInstant(), row.getString(2)))
                        : Optional.empty();
            }
        }
    }

    /** Moves the watermark on; one that would go back stays where it is. */
    public void advance(int mirror, DataClass dataClass, Cursor reached) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            statement.setInt(1, mirror);
            statement.setString(2, dataClass.folder());
            statement.setTimestamp(3, Timestamp.from(reached.watermark()));
            statement.setString(4, reached.changeListEtag());
            statement.executeUpdate();
        }
    }
}
