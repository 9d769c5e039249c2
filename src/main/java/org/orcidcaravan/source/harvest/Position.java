package org.orcidcaravan.source.harvest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a harvest is: within a window of time, at a page of its list.
 *
 * @param from what changed since then is listed; null: from the beginning
 * @param until and up to then; null: to the end
 * @param token the repository's name of the next page; null: the window's first
 * @param cursor how many records of the window have been read
 * @param begun the repository's clock when the harvest began; null: it was not asked yet
 * @param settles whether the watermark moves to {@code begun} at the end
 */
public record Position(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String token,
        long cursor,
        @Nullable Instant begun,
        boolean settles) {
    /** The beginning of a harvest. */
    public static Position beginning(@Nullable Instant from, boolean settles) {
        return new Position(from, null, null, 0, null, settles);
    }

    /** The same, once the repository has said what time it is. */
    public Position at(Instant clock) {
        return begun == null ? new Position(from, until, token, cursor, clock, settles) : this;
    }

    /** The same harvest, at the beginning of another window. */
    public Position window(@Nullable Instant first, @Nullable Instant last) {
        return new Position(first, last, null, 0, begun, settles);
    }

    /** After a page of so many records. */
    public Position page(String next, long records) {
        return new Position(from, until, next, cursor + records, begun, settles);
    }
}
