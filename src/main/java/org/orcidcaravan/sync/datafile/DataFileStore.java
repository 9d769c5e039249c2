package org.orcidcaravan.sync.datafile;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.transaction.Transactions;

/** How far the imports of data files are. */
@ApplicationScoped
class DataFileStore {
    /** A file of the same name and another length is another file: it begins anew. */
    private static final String BEGIN = """
            insert into data_file (mirror_id, name, bytes) values (?, ?, ?)
            on conflict (mirror_id, name) do update
            set bytes = excluded.bytes,
                entries = case when data_file.bytes = excluded.bytes then data_file.entries else 0 end,
                newest = case when data_file.bytes = excluded.bytes then data_file.newest end,
                finished_at = case when data_file.bytes = excluded.bytes then data_file.finished_at end
            returning entries, newest, finished_at
            """;

    private static final String ADVANCE = """
            update data_file set entries = ?, newest = ?, data_class = ?, finished_at = case when ? then now() end
            where mirror_id = ? and name = ?
            """;
    private static final String FINISHED = """
            select name, newest from data_file where mirror_id = ? and data_class = ? and finished_at is not null
            """;

    private final Transactions transactions;

    DataFileStore(DataSource database) {
        this.transactions = new Transactions(database, DatabaseTrouble::new);
    }

    /**
     * Where an import is.
     *
     * @param entries how many from the beginning of the archive are done with
     * @param newest the newest change seen in them; null when none
     */
    record Reached(long entries, @Nullable Instant newest, boolean finished) {}

    /** A file that was imported to its end. */
    record Finished(String name, @Nullable Instant newest) {}

    Reached begin(Mirror mirror, String name, long bytes) {
        return transactions.within("Failed to begin the import", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
                statement.setInt(1, mirror.id());
                statement.setString(2, name);
                statement.setLong(3, bytes);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return new Reached(row.getLong(1), time(row.getTimestamp(2)), row.getTimestamp(3) != null);
                }
            }
        });
    }

    void advance(Mirror mirror, String name, @Nullable DataClass dataClass, Reached reached) {
        Instant newest = reached.newest();
        transactions.within("Failed to note how far the import is", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
                statement.setLong(1, reached.entries());
                statement.setTimestamp(2, newest == null ? null : Timestamp.from(newest));
                statement.setString(3, dataClass == null ? null : dataClass.folder());
                statement.setBoolean(4, reached.finished());
                statement.setInt(5, mirror.id());
                statement.setString(6, name);
                return statement.executeUpdate();
            }
        });
    }

    List<Finished> finished(Mirror mirror, DataClass dataClass) {
        return transactions.within("Failed to look up what was imported", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FINISHED)) {
                statement.setInt(1, mirror.id());
                statement.setString(2, dataClass.folder());
                try (ResultSet row = statement.executeQuery()) {
                    List<Finished> all = new ArrayList<>();
                    while (row.next()) {
                        all.add(new Finished(row.getString(1), time(row.getTimestamp(2))));
                    }
                    return all;
                }
            }
        });
    }

    private static @Nullable Instant time(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
