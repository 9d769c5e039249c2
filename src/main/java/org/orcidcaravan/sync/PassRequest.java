package org.orcidcaravan.sync;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a pass is asked to do.
 *
 * @param path the mirror's folder
 * @param dataClasses what to look at
 * @param days how many days of the change list to go back; empty: since the last pass
 * @param early whether to try failed objects again before their next attempt is due, as someone waiting wants
 */
public record PassRequest(Path path, Set<DataClass> dataClasses, OptionalInt days, boolean early) {
    public PassRequest {
        if (dataClasses.isEmpty()) {
            throw new IllegalArgumentException("A pass needs summaries, activities or both");
        }
        dataClasses = Set.copyOf(dataClasses);
    }
}
