package org.orcidcaravan.sync.mirror;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An object that was known here and is not upstream any more, or not to be kept.
 *
 * @param etag what was here last; null when that is not known
 * @param reason how it was found out
 */
public record Vanished(ObjectKey key, @Nullable UUID etag, Reason reason) {
    /** How it was found out that an object vanished. */
    public enum Reason {
        /** A full scan's listing went past its place. */
        SCAN("scan"),
        /** S3 said so when it was asked for. */
        ASKED("asked"),
        /** A complete listing of its record did not show it. */
        RECORD("record"),
        /** Its record is locked, deprecated, deactivated or unclaimed. */
        REPLACED("replaced"),
        /** It is upstream still, and {@code caravan.sync.keep} does not keep its record any longer. */
        LET_GO("let-go");

        private final String column;

        Reason(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }

        /** The reason of that name in the database. */
        public static Reason ofColumn(String column) {
            for (Reason reason : values()) {
                if (reason.column.equals(column)) {
                    return reason;
                }
            }
            throw new IllegalArgumentException("No reason for vanishing is called " + column);
        }
    }
}
