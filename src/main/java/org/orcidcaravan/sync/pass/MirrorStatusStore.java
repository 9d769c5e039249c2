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
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.DiskUse;

/** How the mirrors stand, for people. */
@ApplicationScoped
public class MirrorStatusStore {
    private static final String ALL = """
            select mirror.path, class.name,
                   case class.name
                       when 'summaries' then (select count(*) from mirrored_summary where mirror_id = mirror.id)
                       else (select coalesce(sum(objects), 0) from mirrored_activities where mirror_id = mirror.id)
                   end,
                   case when full_pass.finished_at is not null then full_pass.started_at end,
                   change_cursor.watermark,
                   (select count(*) from failed_object
                    where mirror_id = mirror.id and data_class = class.name)
                   + (select count(*) from changed_record
                      where mirror_id = mirror.id and data_class = class.name and not done),
                   coalesce(disk.files, 0), coalesce(disk.plain_bytes, 0), coalesce(disk.stored_bytes, 0),
                   coalesce(disk.allocated_bytes, 0)
            from mirror cross join (values ('summaries'), ('activities')) as class (name)
            left join full_pass on full_pass.mirror_id = mirror.id and full_pass.data_class = class.name
            left join change_cursor on change_cursor.mirror_id = mirror.id and change_cursor.data_class = class.name
            left join mirror_disk as disk on disk.mirror_id = mirror.id and disk.data_class = class.name
            order by mirror.id, class.name desc
            """;

    private final DataSource database;

    MirrorStatusStore(DataSource database) {
        this.database = database;
    }

    /**
     * Every mirror, each of its data classes.
     *
     * @throws DatabaseTrouble when PostgreSQL does not answer
     */
    public List<MirrorStatus> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet row = statement.executeQuery()) {
            List<MirrorStatus> all = new ArrayList<>();
            while (row.next()) {
                all.add(new MirrorStatus(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        time(row, 4),
                        time(row, 5),
                        row.getLong(6),
                        new DiskUse(row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10))));
            }
            return all;
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to see how the mirrors stand", e);
        }
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
