package org.orcidcaravan.simulator.record;

import java.math.BigInteger;
import org.orcidcaravan.orcid.OrcidId;

/** ORCID's eleven kinds of activities, with the names they have in the API's paths and in the keys of the buckets. */
public enum ActivityKind {
    DISTINCTION("distinction", "distinctions"),
    EDUCATION("education", "educations"),
    EMPLOYMENT("employment", "employments"),
    FUNDING("funding", "fundings"),
    INVITED_POSITION("invited-position", "invited-positions"),
    /** The only one whose folder is singular. */
    MEMBERSHIP("membership", "membership"),
    PEER_REVIEW("peer-review", "peer-reviews"),
    QUALIFICATION("qualification", "qualifications"),
    RESEARCH_RESOURCE("research-resource", "research-resources"),
    SERVICE("service", "services"),
    WORK("work", "works");

    private final String section;
    private final String folder;

    ActivityKind(String section, String folder) {
        this.section = section;
        this.folder = folder;
    }

    /** As in the path of an item, {@code work}. */
    public String section() {
        return section;
    }

    /** As in keys of the activities' buckets, {@code works}. */
    public String folder() {
        return folder;
    }

    /** {@code {last3}/{iD}/{type}/{iD}_{type}_{putcode}.xml}. */
    public String key(OrcidId id, BigInteger putCode) {
        return RecordKeys.activitiesOf(id) + "%s/%s_%s_%d.xml".formatted(folder, id, folder, putCode);
    }
}
