package org.orcidcaravan.routing.handover;

import java.util.List;
import org.orcidcaravan.push.Offer;

/**
 * What became of one entry of a source, once it is kept.
 *
 * @param place where it was found, as in {@link org.orcidcaravan.source.record.Entry}
 * @param sourceId its key; empty where not even that could be read
 * @param notes sentences: what was changed in it, why it is not sent, or what is wrong and what to do
 * @param shares one for each person whose it is; empty when the record is the same as before, or is not sent
 */
public record Arrival(long place, String sourceId, Outcome outcome, List<String> notes, List<Share> shares) {
    /** What became of it. */
    public enum Outcome {
        /** It is new, or another: it went to the queue. */
        TAKEN,
        /** It is known just so. */
        SAME,
        /** It is known, and a rule keeps it back. */
        KEPT_BACK,
        /** It is known, and nobody of ours is known to have made it. */
        NOBODYS,
        /** It is gone from the source. */
        VANISHED,
        /** It could not be read, or ORCID would not take it. */
        REFUSED
    }

    /** One person's part. */
    public record Share(long person, Offer.Taken taken) {}

    public Arrival {
        notes = List.copyOf(notes);
        shares = List.copyOf(shares);
    }
}
