package org.orcidcaravan.sync.mirror;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicReference;

/** What this process has stored since it began, counted as it is made durable. */
@Singleton
public class DiskMeter {
    private final AtomicReference<DiskUse> stored = new AtomicReference<>(DiskUse.NONE);

    /** Objects whose files are flushed, but not yet renamed. */
    void count(Collection<Stored> objects) throws IOException {
        DiskUse more = DiskUse.NONE;
        for (Stored object : objects) {
            Path part = object.part();
            if (part != null) {
                more = more.plus(DiskCalls.use(part, object.known().bytes()));
            }
        }
        stored.accumulateAndGet(more, DiskUse::plus);
    }

    /** So far. */
    public DiskUse stored() {
        return stored.get();
    }
}
