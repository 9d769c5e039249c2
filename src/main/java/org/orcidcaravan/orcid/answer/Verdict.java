package org.orcidcaravan.orcid.answer;

/** What the queue does with an item after an answer, or after none. */
public enum Verdict {
    /**
     * The record is as it should be: the item is written, or, for a deletion, not there; what was asked for is read. The
     * elements of a bulk answer are still to be judged one by one.
     */
    DONE,
    /**
     * ORCID has the item already, from us: its put-code is kept and the item is sent again as a PUT when it differs. The
     * put-code is null when ORCID did not name it: then the section is read back to find it.
     */
    ADOPT_PUT_CODE,
    /**
     * The outcome is not known: the record is read before anything is written again. Uses an attempt, so that an item
     * that always ends like this is capped.
     */
    LOOK_FIRST,
    /** Not this item's fault, and nothing was written: sent again later, without using an attempt. */
    SNOOZE,
    /**
     * Nothing was written, or writing it twice does no harm: sent again later, which uses an attempt. A bulk that was
     * refused as a whole is sent again as single items, so that each is judged by itself.
     */
    RETRY,
    /** Nothing can be written for this person for now: all items of the person wait, for the reason given. */
    STOP_PERSON,
    /** Nothing can be written for anybody until an operator acts: the queue stops and raises an alert. */
    STOP_EVERYTHING,
    /** The item is no longer in the record, because the researcher deleted it: it is never created again. */
    REMOVED,
    /** Refused, and would be refused again: put on the dead-letter list with ORCID's reason, for a person to look at. */
    DEAD
}
