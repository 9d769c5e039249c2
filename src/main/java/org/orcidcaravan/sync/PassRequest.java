package org.orcidcaravan.sync;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a pass is asked to do.
 *
 * @param path the mirror's folder
 * @param dataClasses what to look at
 * @param days how many days of the change list to go back; empty: since the last pass
 * @param early whether to try failed objects again before their next attempt is due, as someone waiting wants
 * @param edition what to keep of it; null: what the settings say
 */
public record PassRequest(
        Path path,
        Set<DataClass> dataClasses,
        OptionalInt days,
        boolean early,
        @Nullable Edition edition) {
    /** One that keeps what the settings say. */
    public PassRequest(Path path, Set<DataClass> dataClasses, OptionalInt days, boolean early) {
        this(path, dataClasses, days, early, null);
    }

    public PassRequest {
        if (dataClasses.isEmpty()) {
            throw new IllegalArgumentException("A pass needs summaries, activities or both");
        }
        // In their own order, summaries first: whether activities are kept is seen by them.
        dataClasses = Collections.unmodifiableSet(EnumSet.copyOf(dataClasses));
    }
}
