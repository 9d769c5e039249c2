package org.orcidcaravan.orcid.check;

import java.util.List;
import java.util.stream.Collectors;
import org.orcidcaravan.orcid.item.Item;

/**
 * An item after tidying, and what is left to complain of.
 *
 * @param notes what was changed, in sentences; empty when only white space was
 * @param complaints why ORCID would refuse it; empty when it can be sent
 */
public record Prepared<T extends Item>(T item, List<String> notes, List<Complaint> complaints) {
    public Prepared {
        notes = List.copyOf(notes);
        complaints = List.copyOf(complaints);
    }

    /** ORCID would take it, as far as can be told without asking. */
    public boolean isSendable() {
        return complaints.isEmpty();
    }

    /** The complaints as one text; empty when there are none. */
    public String reason() {
        return complaints.stream().map(Complaint::message).collect(Collectors.joining(" "));
    }
}
