package org.orcidcaravan.simulator;

import java.util.List;
import org.orcidcaravan.orcid.OrcidId;

/**
 * What one mutation did.
 *
 * @param extended records with a new keyword and a new work
 * @param shortened records that lost an activity
 * @param added new records
 * @param closed records that are error documents now
 * @param keptBack those of the extended whose row the change list does not have yet; the next mutation brings it
 */
public record MutationReport(
        List<OrcidId> extended,
        List<OrcidId> shortened,
        List<OrcidId> added,
        List<OrcidId> closed,
        List<OrcidId> keptBack) {
    public int records() {
        return extended.size() + shortened.size() + added.size() + closed.size();
    }
}
