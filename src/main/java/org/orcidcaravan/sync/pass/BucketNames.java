package org.orcidcaravan.sync.pass;

import jakarta.enterprise.context.ApplicationScoped;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.DataVersion;
import org.orcidcaravan.sync.SyncSettings;
import org.orcidcaravan.sync.mirror.ChecksumFolder;

/** Which bucket a folder is in. ORCID spreads activities over three, by the iD's last character. */
@ApplicationScoped
class BucketNames {
    private final SyncSettings settings;

    BucketNames(SyncSettings settings) {
        this.settings = settings;
    }

    /** For a pass: of the version that its mirror holds. */
    String of(Pass pass, DataClass dataClass, ChecksumFolder folder) {
        return pass.mirror().form().version() == DataVersion.V3_0 ? of(dataClass, folder) : ofVersion2(dataClass);
    }

    private String ofVersion2(DataClass dataClass) {
        return dataClass == DataClass.SUMMARIES ? settings.v2SummariesBucket() : settings.v2ActivitiesBucket();
    }

    /** Of version 3.0. */
    String of(DataClass dataClass, ChecksumFolder folder) {
        return switch (dataClass) {
            case SUMMARIES -> settings.summariesBucket();
            case ACTIVITIES ->
                settings.activitiesBucket()
                        + switch (folder.lastCharacter()) {
                            case '0', '1', '2', '3' -> "-a";
                            case '4', '5', '6', '7' -> "-b";
                            default -> "-c";
                        };
        };
    }
}
