package org.orcidcaravan.simulator.record;

import org.orcid.ns.common.ElementSummary;

/** What a summary takes over from its full item. */
final class Copies {
    private Copies() {}

    static <T extends ElementSummary> T stamp(ElementSummary full, T summary) {
        summary.setCreatedDate(full.getCreatedDate());
        summary.setLastModifiedDate(full.getLastModifiedDate());
        summary.setSource(full.getSource());
        summary.setPutCode(full.getPutCode());
        summary.setVisibility(full.getVisibility());
        summary.setDisplayIndex(full.getDisplayIndex());
        summary.setPath(full.getPath());
        return summary;
    }
}
