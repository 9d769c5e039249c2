package org.orcidcaravan.routing.dspace;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Put-codes as DSpace keeps them: as texts. */
final class PutCodes {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~-]{1,255}");

    private PutCodes() {}

    /** The number that a text is; null when it is none. */
    static @Nullable Long number(@Nullable String text) {
        return text != null && NUMBER.matcher(text).matches() ? (Long) Long.parseLong(text) : null;
    }

    /** Whether a text can stand in an address, by itself. */
    static boolean isSegment(String text) {
        return SEGMENT.matcher(text).matches() && !text.equals(".") && !text.equals("..");
    }

    /** The last part of a {@code Location}; null when there is none. */
    static @Nullable String ofLocation(@Nullable String location) {
        return location == null ? null : location.substring(location.lastIndexOf('/') + 1);
    }
}
