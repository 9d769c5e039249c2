package org.orcidcaravan.simulator.record;

import org.orcidcaravan.orcid.OrcidId;

/** Keys of a record's objects: both begin with the iD's last three characters, the checksum folder. */
public final class RecordKeys {
    private RecordKeys() {}

    /** {@code {last3}/{iD}.xml}. */
    public static String summary(OrcidId id) {
        return folder(id) + '/' + id + ".xml";
    }

    /** {@code {last3}/{iD}/}, the prefix of all activities of one record. */
    public static String activitiesOf(OrcidId id) {
        return folder(id) + '/' + id + '/';
    }

    private static String folder(OrcidId id) {
        return id.toString().substring("0000-0000-0000-0".length());
    }
}
