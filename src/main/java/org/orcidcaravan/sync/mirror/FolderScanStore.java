package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.transaction.Transactions;

/** How far the full pass has come in each checksum folder. */
@ApplicationScoped
public class FolderScanStore {
    private static final String ADVANCE = """
            insert into folder_scan (mirror_id, data_class, folder, start_after, finished, owner)
            values (?, ?, ?, ?, ?, nullif(?, 0))
            on conflict (mirror_id, data_class, folder) do update
            set start_after = excluded.start_after, finished = excluded.finished
            where folder_scan.owner is not distinct from excluded.owner
            """;
    /** The folder is taken if nobody alive has it; without waiting for the disk, as a claim that is lost does no harm. */
    private static final String CLAIM = """
            insert into folder_scan (mirror_id, data_class, folder, start_after, finished, owner)
            values (?, ?, ?, '', false, nullif(?, 0))
            on conflict (mirror_id, data_class, folder) do update set owner = excluded.owner
            where not folder_scan.finished
              and (folder_scan.owner is not distinct from excluded.owner or folder_scan.owner is null
                   or not member_alive(folder_scan.owner))
            returning start_after
            """;

    private static final String ELSEWHERE = """
            select exists (select from folder_scan where mirror_id = ? and data_class = ? and not finished
                             and owner <> ?)
            """;
    private static final String REACHED =
            "select folder, start_after, finished from folder_scan where mirror_id = ? and data_class = ?";

    private final DataSource database;
    private final Transactions transactions;

    FolderScanStore(DataSource database) {
        this.transactions = new Transactions(database, DatabaseTrouble::new);
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
                    statement.setInt(6, batch.member());
                    statement.addBatch();
                    any = true;
                }
            }
            for (int changed : any ? statement.executeBatch() : new int[0]) {
                if (changed == 0) {
                    throw new LeaseLost();
                }
            }
        }
    }

    /**
     * Takes a folder for a member; gives the last key that is confirmed there, empty at its beginning. Nothing when it is
     * finished, or another member has it that is alive.
     */
    public Optional<String> claim(int mirror, DataClass dataClass, ChecksumFolder folder, int member) {
        return transactions.within("Failed to take a folder", connection -> {
            try (Statement relaxed = connection.createStatement();
                    PreparedStatement statement = connection.prepareStatement(CLAIM)) {
                relaxed.execute("set local synchronous_commit = off");
                statement.setInt(1, mirror);
                statement.setString(2, dataClass.folder());
                statement.setInt(3, folder.index());
                statement.setInt(4, member);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    /** Whether folders are left that other members, alive or not, have not finished. */
    public boolean elsewhere(int mirror, DataClass dataClass, int member) {
        return transactions.within("Failed to see who scans what", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ELSEWHERE)) {
                statement.setInt(1, mirror);
                statement.setString(2, dataClass.folder());
                statement.setInt(3, member);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            }
        });
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
