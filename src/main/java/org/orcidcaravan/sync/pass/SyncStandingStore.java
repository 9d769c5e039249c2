package org.orcidcaravan.sync.pass;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.FolderCheckpoint;
import org.orcidcaravan.sync.mirror.FolderScanStore;

/** The sync for whoever watches it: copies, passes, folders and failures, without counting objects. */
@ApplicationScoped
public class SyncStandingStore {
    private static final String COPIES = """
            select mirror.id, mirror.path, class.name, full_pass.started_at, full_pass.finished_at,
                   (select count(*) from folder_scan f where f.mirror_id = mirror.id and f.data_class = class.name),
                   (select count(*) from folder_scan f
                    where f.mirror_id = mirror.id and f.data_class = class.name and f.finished),
                   change_cursor.watermark, change_cursor.updated_at,
                   (select count(*) from changed_record c
                    where c.mirror_id = mirror.id and c.data_class = class.name and not c.done),
                   (select count(*) from failed_object o where o.mirror_id = mirror.id and o.data_class = class.name)
            from mirror cross join (values ('summaries'), ('activities')) as class (name)
            left join full_pass on full_pass.mirror_id = mirror.id and full_pass.data_class = class.name
            left join change_cursor on change_cursor.mirror_id = mirror.id and change_cursor.data_class = class.name
            order by mirror.id, class.name desc
            """;

    /** Whoever runs a pass holds its mirror's lock (MirrorStore): a pass without end that nobody holds was killed. */
    private static final String PASSES = """
            select p.id, p.mirror_id, m.path, p.kind, p.data_classes, p.started_at, p.finished_at,
                   case when p.outcome is not null then p.outcome
                        when p.id = (select max(id) from sync_pass n where n.mirror_id = p.mirror_id)
                             and exists (select from pg_locks l
                                         where l.locktype = 'advisory' and l.classid = 7010 and l.objid = p.mirror_id
                                           and l.objsubid = 2 and l.granted and l.database = (
                                               select oid from pg_database where datname = current_database()))
                             or exists (select from pass_member b where b.pass_id = p.id and member_alive(b.id))
                        then 'running' else 'broken-off' end,
                   p.listed, p.fetched, p.bytes, p.adopted, p.removed, p.failed, p.problem
            from sync_pass p join mirror m on m.id = p.mirror_id
            where p.id < ? order by p.id desc limit ?
            """;

    private static final String FAILED = """
            select mirror_id, data_class, key, attempts, problem, changed_at, first_failed_at, last_failed_at, next_attempt_at
            from failed_object where (mirror_id, data_class, key) > (?, ?, ?)
            order by mirror_id, data_class, key limit ?
            """;

    private final DataSource database;
    private final FolderScanStore folders;

    SyncStandingStore(DataSource database, FolderScanStore folders) {
        this.database = database;
        this.folders = folders;
    }

    /** Where a list of failed objects goes on. */
    public record FailedPlace(int mirror, String dataClass, String key) {
        /** Before the first. */
        public static final FailedPlace START = new FailedPlace(0, "", "");
    }

    /**
     * Every mirror, each of its data classes.
     *
     * @throws DatabaseTrouble when PostgreSQL does not answer, as of the other methods
     */
    public List<CopyStanding> copies() {
        return list(COPIES, statement -> {}, SyncStandingStore::copy);
    }

    /** Passes over all mirrors, the newest first. */
    public List<PassEntry> passes(long before, int limit) {
        return list(
                PASSES,
                statement -> {
                    statement.setLong(1, before);
                    statement.setInt(2, limit);
                },
                SyncStandingStore::pass);
    }

    /** Objects that could not be fetched, behind a place on. */
    public List<FailedEntry> failed(FailedPlace after, int limit) {
        return list(
                FAILED,
                statement -> {
                    statement.setInt(1, after.mirror());
                    statement.setString(2, after.dataClass());
                    statement.setString(3, after.key());
                    statement.setInt(4, limit);
                },
                SyncStandingStore::failedObject);
    }

    /** All 1,100 checksum folders of one copy, in S3's order. */
    public List<FolderEntry> folders(int mirror, DataClass dataClass) {
        try {
            Map<ChecksumFolder, FolderCheckpoint> reached = folders.reached(mirror, dataClass);
            return ChecksumFolder.all().stream()
                    .map(folder -> {
                        FolderCheckpoint checkpoint = reached.get(folder);
                        return checkpoint == null
                                ? new FolderEntry(folder.text(), "", false)
                                : new FolderEntry(folder.text(), checkpoint.startAfter(), checkpoint.finished());
                    })
                    .toList();
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to see how far the folders are", e);
        }
    }

    private interface Setting {
        void on(PreparedStatement statement) throws SQLException;
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String sql, Setting setting, Reading<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            setting.on(statement);
            try (ResultSet row = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (row.next()) {
                    all.add(reading.of(row));
                }
                return all;
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to see how the sync stands", e);
        }
    }

    private static CopyStanding copy(ResultSet row) throws SQLException {
        return new CopyStanding(
                row.getInt(1),
                row.getString(2),
                DataClass.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                time(row, 4),
                time(row, 5),
                row.getInt(6),
                row.getInt(7),
                time(row, 8),
                time(row, 9),
                row.getLong(10),
                row.getLong(11));
    }

    private static PassEntry pass(ResultSet row) throws SQLException {
        return new PassEntry(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getTimestamp(6).toInstant(),
                time(row, 7),
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getString(15));
    }

    private static FailedEntry failedObject(ResultSet row) throws SQLException {
        return new FailedEntry(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getString(5),
                time(row, 6),
                row.getTimestamp(7).toInstant(),
                row.getTimestamp(8).toInstant(),
                row.getTimestamp(9).toInstant());
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
