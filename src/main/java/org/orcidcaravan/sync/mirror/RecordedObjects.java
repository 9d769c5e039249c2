package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.orcidcaravan.sync.DataClass;

/** All objects that the database says are here, in the order of the buckets' listing, some records at a time. */
@ApplicationScoped
public class RecordedObjects {
    private static final Comparator<ObjectKey> ORDER =
            Comparator.<ObjectKey>comparingLong(key -> Position.of(key.orcid())).thenComparing(ObjectKey::text);

    private final SummaryStore summaries;
    private final ActivityStore activities;

    RecordedObjects(SummaryStore summaries, ActivityStore activities) {
        this.summaries = summaries;
        this.activities = activities;
    }

    /**
     * A part of the way.
     *
     * @param reached the last position that is covered
     * @param last whether nothing more is recorded
     */
    public record Page(NavigableMap<ObjectKey, KnownObject> objects, long reached, boolean last) {}

    /**
     * The objects of the next records of a folder.
     *
     * @param after the position that was reached
     * @param records how many at most
     */
    public Page next(Mirror mirror, DataClass dataClass, ChecksumFolder folder, long after, int records) {
        long end = Position.last(folder);
        try {
            Map<ObjectKey, KnownObject> found = dataClass == DataClass.SUMMARIES
                    ? summaries.next(mirror.id(), after, end, records)
                    : activities.next(mirror.id(), after, end, records);
            NavigableMap<ObjectKey, KnownObject> sorted = sorted(found);
            long distinct =
                    found.keySet().stream().map(ObjectKey::orcid).distinct().count();
            boolean last = distinct < records;
            return new Page(sorted, last ? end : Position.of(sorted.lastKey().orcid()), last);
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to look up what is recorded", e);
        }
    }

    /** Of how many records something is here. */
    public long records(Mirror mirror, DataClass dataClass) {
        try {
            return dataClass == DataClass.SUMMARIES
                    ? summaries.count(mirror.id())
                    : activities.countRecords(mirror.id());
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to count what is recorded", e);
        }
    }

    /** Some objects at random: about as many as asked for, and never more. */
    public NavigableMap<ObjectKey, KnownObject> sample(Mirror mirror, DataClass dataClass, int objects) {
        try {
            return sorted(
                    dataClass == DataClass.SUMMARIES
                            ? summaries.sample(mirror.id(), objects)
                            : activities.sample(mirror.id(), objects));
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to choose a sample", e);
        }
    }

    /** What is recorded of some objects, now. */
    public Map<ObjectKey, KnownObject> of(Mirror mirror, DataClass dataClass, Collection<ObjectKey> keys) {
        try {
            long[] positions = keys.stream()
                    .mapToLong(key -> Position.of(key.orcid()))
                    .distinct()
                    .toArray();
            Map<ObjectKey, KnownObject> found = dataClass == DataClass.SUMMARIES
                    ? summaries.at(mirror.id(), positions)
                    : activities.at(mirror.id(), positions);
            found.keySet().retainAll(keys);
            return found;
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to look up what is recorded", e);
        }
    }

    private static NavigableMap<ObjectKey, KnownObject> sorted(Map<ObjectKey, KnownObject> found) {
        NavigableMap<ObjectKey, KnownObject> sorted = new TreeMap<>(ORDER);
        sorted.putAll(found);
        return sorted;
    }
}
