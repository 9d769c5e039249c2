package org.orcidcaravan.push;

import java.util.Locale;

/** How far the replay of many dead letters is; the column {@code replay.state} allows nothing else. */
public enum ReplayState {
    /** Tasks are still handed over to the queue. */
    RUNNING,
    /** All are handed over. */
    DONE,
    /** Somebody stopped it: the rest are still dead letters. */
    STOPPED,
    /** What nobody has begun to send is put back. */
    UNDOING,
    /** That is done. */
    UNDONE;

    /** The name in the database and in the API: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReplayState named(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
