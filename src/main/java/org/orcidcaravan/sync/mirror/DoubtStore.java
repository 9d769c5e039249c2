package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.transaction.Transactions;

/** What was found out about the files: which of them are not believed any more, and what they take. */
@ApplicationScoped
public class DoubtStore {
    private static final String DISK = """
            insert into mirror_disk
                (mirror_id, data_class, files, plain_bytes, stored_bytes, allocated_bytes, counted_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (mirror_id, data_class) do update
            set files = excluded.files, plain_bytes = excluded.plain_bytes, stored_bytes = excluded.stored_bytes,
                allocated_bytes = excluded.allocated_bytes, counted_at = excluded.counted_at
            """;

    private final Transactions transactions;
    private final SummaryStore summaries;
    private final ActivityStore activities;
    private final FailedObjectStore failures;

    DoubtStore(DataSource database, SummaryStore summaries, ActivityStore activities, FailedObjectStore failures) {
        this.transactions = new Transactions(database, DatabaseTrouble::new);
        this.summaries = summaries;
        this.activities = activities;
        this.failures = failures;
    }

    /**
     * Forgets objects, and queues them to be fetched: a pass believes none of them again before its bytes came from the
     * bucket, or a file with the listed MD5 lies here.
     */
    public void doubt(Mirror mirror, Collection<FailedObject> doubtful) {
        if (doubtful.isEmpty()) {
            return;
        }
        List<ObjectKey.Summary> ofSummaries = new ArrayList<>();
        List<ObjectKey.Activity> ofActivities = new ArrayList<>();
        for (FailedObject object : doubtful) {
            switch (object.key()) {
                case ObjectKey.Summary key -> ofSummaries.add(key);
                case ObjectKey.Activity key -> ofActivities.add(key);
            }
        }
        transactions.within("Failed to queue what must be fetched again", connection -> {
            if (!ofSummaries.isEmpty()) {
                summaries.forget(connection, mirror.id(), ofSummaries);
            }
            if (!ofActivities.isEmpty()) {
                activities.change(connection, mirror.id(), Map.of(), ofActivities);
            }
            failures.add(connection, mirror.id(), doubtful);
            return true;
        });
    }

    /** Keeps what a data class takes on disk. */
    public void disk(Mirror mirror, DataClass dataClass, DiskUse use, Instant now) {
        transactions.within(
                "Failed to note what the files take", connection -> save(connection, mirror, dataClass, use, now));
    }

    /** Forgets what the data classes took: their files are being stored otherwise. */
    public void diskUnknown(Mirror mirror) {
        transactions.within("Failed to note what the files take", connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("delete from mirror_disk where mirror_id = ?")) {
                statement.setInt(1, mirror.id());
                return statement.executeUpdate();
            }
        });
    }

    private static boolean save(Connection connection, Mirror mirror, DataClass dataClass, DiskUse use, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DISK)) {
            statement.setInt(1, mirror.id());
            statement.setString(2, dataClass.folder());
            statement.setLong(3, use.files());
            statement.setLong(4, use.plain());
            statement.setLong(5, use.stored());
            statement.setLong(6, use.allocated());
            statement.setTimestamp(7, Timestamp.from(now));
            return statement.executeUpdate() > 0;
        }
    }
}
