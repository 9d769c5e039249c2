package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Confirms batches: everything that came of them, in one transaction. Repeating it changes nothing. */
@ApplicationScoped
class ConfirmationStore {
    private final DataSource database;
    private final SummaryStore summaries;
    private final ActivityStore activities;
    private final FailedObjectStore failures;
    private final QuarantineStore quarantine;
    private final FolderScanStore folders;

    ConfirmationStore(
            DataSource database,
            SummaryStore summaries,
            ActivityStore activities,
            FailedObjectStore failures,
            QuarantineStore quarantine,
            FolderScanStore folders) {
        this.database = database;
        this.summaries = summaries;
        this.activities = activities;
        this.failures = failures;
        this.quarantine = quarantine;
        this.folders = folders;
    }

    /** All batches are of the same mirror. */
    void confirm(Mirror mirror, List<Batch> batches) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (int member :
                        batches.stream().mapToInt(Batch::member).distinct().toArray()) {
                    MemberStore.require(connection, member);
                }
                objects(connection, mirror, batches);
                failures(connection, mirror, batches);
                for (Batch batch : batches) {
                    quarantine.add(connection, mirror.id(), batch.refused());
                }
                VanishedStore.apply(connection, mirror.id(), batches);
                RecordStateStore.apply(connection, mirror.id(), batches);
                folders.advance(connection, mirror.id(), batches);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * Whether all who hand in are still members: looked at before a file gets its name, and again in the transaction.
     *
     * @throws LeaseLost when one of them was away for too long
     */
    void require(List<Batch> batches) throws SQLException {
        int[] members = batches.stream()
                .mapToInt(Batch::member)
                .filter(m -> m > 0)
                .distinct()
                .toArray();
        if (members.length > 0) {
            try (Connection connection = database.getConnection()) {
                for (int member : members) {
                    MemberStore.require(connection, member);
                }
            }
        }
    }

    private void objects(Connection connection, Mirror mirror, List<Batch> batches) throws SQLException {
        Map<ObjectKey.Summary, KnownObject> storedSummaries = new HashMap<>();
        Map<ObjectKey.Activity, KnownObject> storedActivities = new HashMap<>();
        List<ObjectKey.Summary> removedSummaries = new ArrayList<>();
        List<ObjectKey.Activity> removedActivities = new ArrayList<>();
        for (Batch batch : batches) {
            for (Stored stored : batch.stored()) {
                switch (stored.key()) {
                    case ObjectKey.Summary key -> storedSummaries.put(key, stored.known());
                    case ObjectKey.Activity key -> storedActivities.put(key, stored.known());
                }
            }
            for (ObjectKey removed : batch.removed()) {
                switch (removed) {
                    case ObjectKey.Summary key -> removedSummaries.add(key);
                    case ObjectKey.Activity key -> removedActivities.add(key);
                }
            }
        }
        if (!storedSummaries.isEmpty()) {
            summaries.confirm(connection, mirror.id(), storedSummaries);
        }
        if (!removedSummaries.isEmpty()) {
            summaries.forget(connection, mirror.id(), removedSummaries);
        }
        if (!storedActivities.isEmpty() || !removedActivities.isEmpty()) {
            activities.change(connection, mirror.id(), storedActivities, removedActivities);
        }
    }

    private void failures(Connection connection, Mirror mirror, List<Batch> batches) throws SQLException {
        List<ObjectKey> settled = new ArrayList<>();
        for (Batch batch : batches) {
            batch.stored().forEach(stored -> settled.add(stored.key()));
            settled.addAll(batch.gone());
            settled.addAll(batch.removed());
            settled.addAll(batch.settled());
        }
        failures.settle(connection, mirror.id(), settled);
        for (Batch batch : batches) {
            failures.add(connection, mirror.id(), batch.failed());
        }
    }
}
