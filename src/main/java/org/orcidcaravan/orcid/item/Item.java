package org.orcidcaravan.orcid.item;

import org.orcidcaravan.orcid.Section;

/** One thing that can be written to an ORCID record. */
public sealed interface Item permits Work, Funding, Affiliation, PeerReview, ResearchResource, PersonDetail {
    /** The part of the record it belongs to. */
    Section section();

    /** What a person calls it: a title, or a role at an organisation; for lists and messages. */
    String label();
}
