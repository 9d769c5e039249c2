package org.orcidcaravan.sync.changes;

import java.time.Instant;
import org.orcidcaravan.orcid.OrcidId;

/**
 * A record that the change list named.
 *
 * @param lastModified the time of the change, by the list
 */
public record ChangedRecord(OrcidId orcid, Instant lastModified) {}
