package org.orcidcaravan.routing.handover;

import java.util.List;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.push.Offer;

/** What became of one row of a source. */
public sealed interface Receipt {
    /** Where it is in the source, as in {@link org.orcidcaravan.source.Row}. */
    long line();

    /**
     * It went to the queue.
     *
     * @param notes what was changed in it, and who was left out, in sentences; most often empty
     * @param shares one for each person whose it is
     */
    record Accepted(long line, String sourceId, List<String> notes, List<Share> shares) implements Receipt {
        public Accepted {
            notes = List.copyOf(notes);
            shares = List.copyOf(shares);
        }
    }

    /** It did not; {@code reason} says in sentences what is wrong and what to do. */
    record Refused(long line, String reason) implements Receipt {}

    /** One person's part. */
    record Share(Person person, Offer.Taken taken) {}
}
