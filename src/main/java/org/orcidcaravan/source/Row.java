package org.orcidcaravan.source;

import java.util.List;

/** One entry of a file or request, read: an item, or the reason why it is none. */
public sealed interface Row {
    /** Where it is: in a CSV file the line at which it starts, in JSON the place in the list; from 1. */
    long line();

    /**
     * An item that can be sent.
     *
     * @param notes what was changed so that ORCID takes it, in sentences; empty when nothing was
     */
    record Accepted(long line, SourceItem item, List<String> notes) implements Row {
        public Accepted {
            notes = List.copyOf(notes);
        }
    }

    /**
     * No item; the others are not concerned.
     *
     * @param reason sentences that say what is wrong and what to do
     */
    record Refused(long line, String reason) implements Row {}
}
