package org.orcidcaravan.sync.pass;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.changes.ChangedRecordStore;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.Position;

/** How many objects only a full scan found: how far the change list can be trusted. */
@ApplicationScoped
class ScanFindings {
    private final ChangedRecordStore changes;
    private final Map<DataClass, LongAdder> found = new EnumMap<>(DataClass.class);

    ScanFindings(ChangedRecordStore changes) {
        this.changes = changes;
        for (DataClass dataClass : DataClass.values()) {
            found.put(dataClass, new LongAdder());
        }
    }

    /**
     * Counts what the change list should have named: written before the time up to which it was followed, and not among
     * the records that it named and that are still to be visited. Of a first copy nothing counts.
     */
    void judge(FolderScan scan, List<Candidate> differing, long end) {
        Instant followed = scan.pass().trusted().get(scan.dataClass());
        if (followed == null || differing.isEmpty()) {
            return;
        }
        String before = followed.toString();
        List<Candidate> late = differing.stream()
                .filter(candidate -> {
                    String modified = candidate.listedModified();
                    return modified != null && modified.compareTo(before) < 0;
                })
                .toList();
        if (late.isEmpty()) {
            return;
        }
        Set<Long> named = pending(scan, end);
        long unnamed = late.stream()
                .filter(candidate -> !named.contains(Position.of(candidate.key().orcid())))
                .count();
        LongAdder count = found.get(scan.dataClass());
        if (count != null) {
            count.add(unnamed);
        }
    }

    private Set<Long> pending(FolderScan scan, long end) {
        try {
            return changes.pending(scan.pass().mirror().id(), scan.dataClass(), scan.comparedPosition(), end);
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to look up what the change list named", e);
        }
    }

    long count(DataClass dataClass) {
        LongAdder count = found.get(dataClass);
        return count == null ? 0 : count.sum();
    }
}
