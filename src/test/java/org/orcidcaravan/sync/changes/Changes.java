package org.orcidcaravan.sync.changes;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.changes.ChangeIntakeStore.Intake;
import org.orcidcaravan.sync.mirror.QuarantineStore;

/** The stores of the change list, for tests of other packages. */
public record Changes(CursorStore cursors, ChangedRecordStore records, ChangeIntakeStore intakes) {
    public Changes(DataSource database) {
        this(
                new CursorStore(database),
                new ChangedRecordStore(database),
                new ChangeIntakeStore(database, new QuarantineStore()));
    }

    /** Notes these changes. */
    public void take(int mirror, DataClass dataClass, Map<OrcidId, Instant> rows) throws SQLException {
        try (Intake intake = intakes.open(mirror)) {
            for (Map.Entry<OrcidId, Instant> row : rows.entrySet()) {
                intake.add(dataClass, row.getKey(), row.getValue());
            }
            intake.commit(List.of());
        }
    }
}
