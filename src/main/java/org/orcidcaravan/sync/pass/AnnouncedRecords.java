package org.orcidcaravan.sync.pass;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.sql.SQLException;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.DataSettings;
import org.orcidcaravan.sync.SyncSettings;
import org.orcidcaravan.sync.changes.AnnouncedRecordStore;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.Mirrors;

/**
 * Records of which it is heard elsewhere that they changed. The next pass of the service's mirror asks S3 for them, which
 * costs one conditional request each; what it does not find there yet, the change list names later.
 */
@Named("announcedRecords")
@Unremovable
@ApplicationScoped
public class AnnouncedRecords {
    private final DataSettings data;
    private final SyncSettings settings;
    private final Mirrors mirrors;
    private final AnnouncedRecordStore records;

    AnnouncedRecords(DataSettings data, SyncSettings settings, Mirrors mirrors, AnnouncedRecordStore records) {
        this.data = data;
        this.settings = settings;
        this.mirrors = mirrors;
        this.records = records;
    }

    /** To be visited by the next pass, when the service keeps a mirror. */
    public void note(OrcidId orcid) {
        if (!settings.enabled()) {
            return;
        }
        int mirror = mirrors.look(data.dir()).id();
        try {
            for (DataClass dataClass : settings.dataClasses()) {
                records.announce(mirror, dataClass, orcid);
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to note that a record has changed", e);
        }
    }
}
