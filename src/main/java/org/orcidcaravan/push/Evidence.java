package org.orcidcaravan.push;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.push.document.Seen;

/**
 * What a record showed at some moment.
 *
 * @param sections the parts that it is complete for
 * @param seen what they held, whoever wrote it
 * @param asOf it tells nothing of what was written later
 * @param via where it was seen
 */
public record Evidence(OrcidId orcid, Set<Section> sections, List<Seen> seen, Instant asOf, Via via) {
    public Evidence {
        sections = Set.copyOf(sections);
        seen = List.copyOf(seen);
    }

    /** Where something was seen. */
    public enum Via {
        /** In a public summary of the local copy: what is private is not there. */
        MIRROR,
        /** In ORCID's answer to us, which shows us all that is ours. */
        API;

        /** In the database: lower case. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** In the history of a task, where requests have their method. */
        String method() {
            return this == API ? "GET" : "MIRROR";
        }
    }
}
