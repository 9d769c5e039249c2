package org.orcidcaravan.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where things are, from the root of the server. */
final class Links {
    static final String WORKS = "/api/v1/works";
    static final String DEAD_LETTERS = "/api/v1/dead-letters";
    static final String REPLAYS = DEAD_LETTERS + "/replays";

    private Links() {}

    /** How one work of one person stands. */
    static String standing(String source, String sourceId, String personId) {
        return WORKS + "/" + encoded(source) + "/" + encoded(sourceId) + "?person=" + encoded(personId);
    }

    /** The row that a cursor names. */
    static @Nullable Long row(@Nullable String after) {
        try {
            return after == null ? null : Long.valueOf(Slice.place(after));
        } catch (NumberFormatException e) {
            throw new Misused("after is what an earlier answer called next.");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
