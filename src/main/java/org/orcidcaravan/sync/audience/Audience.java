package org.orcidcaravan.sync.audience;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.keep.Keeping.Says;

/**
 * Of whom a sink has heard, so that it hears of their leaving too. An event that is delivered again is decided about as it
 * was the first time.
 */
final class Audience {
    private final Map<String, @Nullable Long> heard;
    private final Map<String, @Nullable Long> changed = new HashMap<>();

    /** With, for each iD, the place of the event by which it left; null while it has not. */
    Audience(Map<String, @Nullable Long> heard) {
        this.heard = new HashMap<>(heard);
    }

    /**
     * Whether the sink is to hear of a change.
     *
     * @param says what the record's summary says now; null when there is none
     */
    boolean hears(Change change, @Nullable Says says) {
        boolean known = heard.containsKey(change.key());
        Long left = heard.get(change.key());
        if (left != null && change.place() <= left) {
            return true;
        }
        if (says == Says.OURS) {
            if (!known || left != null) {
                note(change.key(), null);
            }
            return true;
        }
        if (!known || left != null) {
            return known && change.isRemovalOfRecord();
        }
        if (says != Says.CLOSED && change.ofSummary()) {
            note(change.key(), change.place());
        }
        return true;
    }

    /** Whether the sink is to hear of a change that the mirror does not show yet: of those of whom it hears on. */
    boolean hearsOn(Change change) {
        Long left = heard.get(change.key());
        return heard.containsKey(change.key()) && (left == null || change.place() <= left);
    }

    private void note(String key, @Nullable Long left) {
        heard.put(key, left);
        changed.put(key, left);
    }

    /** What is to be remembered before anything is delivered. */
    Map<String, @Nullable Long> changed() {
        return changed;
    }
}
