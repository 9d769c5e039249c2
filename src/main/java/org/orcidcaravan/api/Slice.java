package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param next what to send as {@code after} for the part behind it; null when this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Slice<T>(
        List<T> items,

        @Schema(description = "Send this as after for what comes next; not there when this is the end.") @Nullable
        String next) {
    static final int MOST = 200;

    /**
     * The first {@code limit} of what was read, which is one more when there is more.
     *
     * @param place what names an item's place in the list
     */
    static <T> Slice<T> of(List<T> read, int limit, Function<T, String> place) {
        if (read.size() <= limit) {
            return new Slice<>(read, null);
        }
        List<T> shown = read.subList(0, limit);
        String text = place.apply(shown.getLast());
        return new Slice<>(
                shown, Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Part of what is there as a whole, in the order of its places.
     *
     * @param after a cursor; null: from the beginning
     */
    static <T> Slice<T> ofAll(List<T> all, @Nullable String after, int limit, Function<T, String> place) {
        String behind = after == null ? "" : place(after);
        return of(
                all.stream()
                        .filter(item -> place.apply(item).compareTo(behind) > 0)
                        .toList(),
                limit(limit),
                place);
    }

    /** The place that a cursor names. */
    static String place(String after) {
        try {
            return new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Misused("after is what an earlier answer called next.");
        }
    }

    static int limit(int asked) {
        if (asked < 1 || asked > MOST) {
            throw new Misused("limit is from 1 to " + MOST + ".");
        }
        return asked;
    }
}
