package org.orcidcaravan.push;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for when many dead letters are to be sent again.
 *
 * @param which those that fit a filter, or those with these ids
 * @param key the asker's own name for this wish, so that it is begun once; null: each is a wish of its own
 * @param grace none is sent before that, so that all can be taken back; zero: at once, and for good
 */
public record ReplayOrder(Which which, @Nullable String key, Duration grace, String actor) {
    /** Which dead letters. */
    public sealed interface Which {
        /** For the replay's row and the audit. */
        JsonObject json();
    }

    /** All that fit now; what becomes a dead letter later is not meant. */
    public record Fitting(DeadLetterFilter filter) implements Which {
        @Override
        public JsonObject json() {
            return Json.createObjectBuilder().add("filter", filter.json()).build();
        }
    }

    /** These, as far as they are on the list. */
    public record These(List<Long> ids) implements Which {
        public These {
            ids = ids.stream().distinct().sorted().toList();
        }

        @Override
        public JsonObject json() {
            JsonArrayBuilder all = Json.createArrayBuilder();
            ids.forEach(all::add);
            return Json.createObjectBuilder().add("ids", all).build();
        }
    }
}
