package org.orcidcaravan.push;

import org.orcidcaravan.orcid.item.Item;

/**
 * Something that a source has of a person, as it should stand in their record; checked and put right before.
 *
 * @param person the id of the person's row
 * @param source the system that it comes from: {@code csv}, {@code api}
 * @param sourceId its key there; with source, person and section it names the item for good
 * @param priority 0: as the queue has room; more: somebody is waiting for it
 */
public record Offer(long person, String source, String sourceId, Item item, int priority) {
    /** What became of an offer. */
    public enum Taken {
        /** It will be written. */
        QUEUED,
        /** It will be written as soon as the person allows it, or the record takes it. */
        WAITING,
        /** ORCID has it just like this. */
        UNCHANGED,
        /** It was given up before in this very form; replay it when the reason is gone. */
        DEAD,
        /** The researcher deleted it in the record. */
        REMOVED,
        /** The researcher wishes to be asked first. */
        HELD,
        /** The researcher or an operator said never to send it, or discarded it in this very form. */
        SUPPRESSED
    }

    /** Something that can wait. */
    public static Offer of(long person, String source, String sourceId, Item item) {
        return new Offer(person, source, sourceId, item, 0);
    }
}
