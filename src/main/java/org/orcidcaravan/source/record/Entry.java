package org.orcidcaravan.source.record;

import org.jspecify.annotations.Nullable;

/** What a reader of a source finds, one after the other: {@code Iterator<Entry>}, of which nothing is held. */
public sealed interface Entry {
    /** Where it was found: the line of a file, the number of an element, the how-manieth record of a harvest; from 1. */
    long place();

    /** A record as it is now. */
    record Present(long place, SourceRecord record) implements Entry {}

    /** The source says that this record is no longer there. */
    record Vanished(long place, String sourceId) implements Entry {}

    /**
     * Something is there and cannot be read; it is kept aside and does not stop the others.
     *
     * @param sourceId the record's key, where that much could be read
     * @param reason sentences: what is wrong, and what to do
     */
    record Unreadable(long place, @Nullable String sourceId, String reason) implements Entry {}

    /**
     * The source broke off: what was not seen is not gone. It is the last entry.
     *
     * @param reason sentences: why, and what to do
     */
    record CutShort(long place, String reason) implements Entry {}
}
