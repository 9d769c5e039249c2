package org.orcidcaravan.sync.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.mirror.DoubtStore;
import org.orcidcaravan.sync.mirror.FailedObject;
import org.orcidcaravan.sync.mirror.FileCheck;
import org.orcidcaravan.sync.mirror.FileCheck.Finding;
import org.orcidcaravan.sync.mirror.KnownObject;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.Position;
import org.orcidcaravan.sync.mirror.RecordedObjects;

/** Looks at the objects of one mirror and data class, one checksum folder or one sample at a time. */
final class FolderVerification {
    private static final int RECORDS = 500;
    /** A pass renames a file before the database knows: what is younger may be one that a pass is confirming. */
    private static final Duration YOUNG = Duration.ofMinutes(10);

    private final Mirror mirror;
    private final DataClass dataClass;
    private final Rooms rooms;
    private final VerifyCount count;

    /**
     * What it asks and tells.
     *
     * @param busy whether a pass is at work on the mirror now
     * @param now the time on the wall
     */
    record Rooms(RecordedObjects recorded, FileCheck check, DoubtStore doubts, BooleanSupplier busy, Instant now) {}

    FolderVerification(Mirror mirror, DataClass dataClass, Rooms rooms, VerifyCount count) {
        this.mirror = mirror;
        this.dataClass = dataClass;
        this.rooms = rooms;
        this.count = count;
    }

    /** A whole checksum folder, and what else is in it. */
    void folder(ChecksumFolder folder) throws IOException {
        StrayFiles strays = StrayFiles.in(mirror, dataClass, folder);
        long reached = Position.first(folder) - 1;
        boolean last = false;
        while (!last && !count.stopped()) {
            RecordedObjects.Page page = rooms.recorded().next(mirror, dataClass, folder, reached, RECORDS);
            objects(page.objects());
            strays(strays, page);
            reached = page.reached();
            last = page.last();
        }
    }

    /** What lies beside the checksum folders. */
    void beside() throws IOException {
        for (Path file : StrayFiles.beside(mirror, dataClass)) {
            count.unknown(file + " is nothing that Caravan knows of: it was left there.");
        }
    }

    /** These objects. */
    void objects(NavigableMap<ObjectKey, KnownObject> objects) {
        Map<ObjectKey, Finding> suspects = new LinkedHashMap<>();
        for (Map.Entry<ObjectKey, KnownObject> each : objects.entrySet()) {
            if (count.stopped()) {
                break;
            }
            Finding finding = rooms.check().look(mirror, each.getKey(), each.getValue());
            if (finding.isSound()) {
                count.looked(finding.use());
            } else {
                suspects.put(each.getKey(), finding);
            }
        }
        if (!suspects.isEmpty()) {
            settle(suspects.keySet());
        }
    }

    /** Looked at once more with what is recorded now: a pass may have replaced or removed them meanwhile. */
    private void settle(Set<ObjectKey> suspects) {
        Map<ObjectKey, KnownObject> now = rooms.recorded().of(mirror, dataClass, suspects);
        boolean busy = rooms.busy().getAsBoolean();
        List<FailedObject> doubtful = new ArrayList<>();
        for (Map.Entry<ObjectKey, KnownObject> each : byText(now).values()) {
            Finding finding = rooms.check().look(mirror, each.getKey(), each.getValue());
            count.looked(finding.use());
            if (finding.problem() != null) {
                if (busy && isYoung(mirror.file(each.getKey()))) {
                    count.leave();
                } else {
                    doubtful.add(new FailedObject(each.getKey(), "The file " + finding.problem() + ".", null));
                    count.different(mirror.file(each.getKey()) + " " + finding.problem() + ".");
                }
            }
        }
        rooms.doubts().doubt(mirror, doubtful);
    }

    private static Map<String, Map.Entry<ObjectKey, KnownObject>> byText(Map<ObjectKey, KnownObject> objects) {
        Map<String, Map.Entry<ObjectKey, KnownObject>> sorted = new TreeMap<>();
        objects.entrySet().forEach(each -> sorted.put(each.getKey().text(), each));
        return sorted;
    }

    private void strays(StrayFiles strays, RecordedObjects.Page page) throws IOException {
        List<Path> unknown = strays.upTo(page);
        if (unknown.isEmpty()) {
            return;
        }
        boolean busy = rooms.busy().getAsBoolean();
        for (Path file : unknown) {
            if (!busy || !isYoung(file)) {
                count.unknown(file + " is no file that Caravan knows of: it was left there.");
            }
        }
    }

    private boolean isYoung(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isAfter(rooms.now().minus(YOUNG));
        } catch (IOException gone) {
            return false;
        }
    }
}
