package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.orcidcaravan.sync.DataClass;

/** How far the full pass has come in each checksum folder. */
@ApplicationScoped
public class FolderScanStore {
    private static final String ADVANCE = """
            insert into folder_scan (mirror_id, data_class, folder, start_after, finished) values (?, ?, ?, ?, ?)
            on conflict (mirror_id, data_class, folder) do update
            set start_after = excluded.start_after, finished = excluded.finished
            """;
    private static final String REACHED =
            "select folder, start_after, finished from folder_scan where mirror_id = ? and data_class = ?";

    private final DataSource database;

    FolderScanStore(DataSource database) {
        this.database = database;
    }

    void advance(Connection connection, int mirror, List<Batch> batches) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            boolean any = false;
            for (Batch batch : batches) {
                FolderCheckpoint reached = batch.checkpoint();
                if (reached != null) {
                    statement.setInt(1, mirror);
                    statement.setString(2, reached.dataClass().folder());
                    statement.setInt(3, reached.folder().index());
                    statement.setString(4, reached.startAfter());
                    statement.setBoolean(5, reached.finished());
                    statement.addBatch();
                    any = true;
                }
            }
            if (any) {
                statement.executeBatch();
            }
        }
    }

    /** The folders that the pass has begun, with where it goes on. */
    public Map<ChecksumFolder, FolderCheckpoint> reached(int mirror, DataClass dataClass) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REACHED)) {
            statement.setInt(1, mirror);
            statement.setString(2, dataClass.folder());
            try (ResultSet row = statement.executeQuery()) {
                Map<ChecksumFolder, FolderCheckpoint> reached = new HashMap<>();
                while (row.next()) {
                    ChecksumFolder folder = new ChecksumFolder(row.getInt(1));
                    reached.put(folder, new FolderCheckpoint(dataClass, folder, row.getString(2), row.getBoolean(3)));
                }
                return reached;
            }
        }
    }
}
