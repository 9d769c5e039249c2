package org.orcidcaravan.push;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.Item;

/**
 * A task that a worker has leased, with what it is about.
 *
 * @param id its row
 * @param item the row of what it is about
 * @param readable as it should stand in the record; null: what is stored cannot be read
 * @param contentHash SHA-256 of its canonical JSON, in hexadecimal
 * @param sentHash of what ORCID has from us; null: nothing, or not known which
 * @param triedHash of what the last request held; null: there was none
 * @param putCode the item's number in the record; null: not there, or not known to be
 * @param removed whether the researcher deleted it
 * @param attempts including this one
 * @param troubledFor how long it has been tried without an end; 0: not yet
 * @param look whether the record is read first
 */
public record QueuedTask(
        long id,
        long item,
        Operation operation,
        String sourceId,
        @Nullable Item readable,
        String contentHash,
        @Nullable String sentHash,
        @Nullable String triedHash,
        @Nullable Long putCode,
        boolean removed,
        int attempts,
        Duration troubledFor,
        boolean look) {

    /** As it should stand in the record. */
    public Item content() {
        if (readable == null) {
            throw new IllegalStateException("The content of task " + id + " cannot be read");
        }
        return readable;
    }

    /** Whether ORCID has exactly this content from us. */
    boolean isSentAlready() {
        return operation != Operation.DELETE && putCode != null && contentHash.equals(sentHash);
    }

    /** Whether the last request held exactly this content. */
    boolean wasTriedAsItIs() {
        return contentHash.equals(triedHash);
    }
}
