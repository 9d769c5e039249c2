package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.BadRequestException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that is in order of its names.
 *
 * @param next what to give as {@code after} for the part that follows; null: this was the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RouteItems<T>(List<T> items, @Nullable String next) {
    private static final int MOST = 200;

    RouteItems {
        items = List.copyOf(items);
    }

    static <T> RouteItems<T> of(List<T> all, Function<T, String> name, @Nullable String after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new BadRequestException();
        }
        List<T> left = all.stream()
                .filter(item -> after == null || name.apply(item).compareTo(after) > 0)
                .toList();
        List<T> items = left.subList(0, Math.min(limit, left.size()));
        return new RouteItems<>(items, items.size() < left.size() ? name.apply(items.getLast()) : null);
    }
}
