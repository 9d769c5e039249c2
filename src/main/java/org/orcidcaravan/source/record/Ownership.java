package org.orcidcaravan.source.record;

import java.util.List;

/**
 * Whose a source says outright that a record is. Where it says so, authors are not asked.
 *
 * @param orcids iDs, in any form that can be read
 * @param personIds keys in the institution's own list
 */
public record Ownership(List<String> orcids, List<String> personIds) {
    public static final Ownership UNSAID = new Ownership(List.of(), List.of());

    public Ownership {
        orcids = List.copyOf(orcids);
        personIds = List.copyOf(personIds);
    }

    /** Whether the source says nothing, so that authors decide. */
    public boolean isUnsaid() {
        return orcids.isEmpty() && personIds.isEmpty();
    }
}
