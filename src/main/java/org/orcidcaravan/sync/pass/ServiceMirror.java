package org.orcidcaravan.sync.pass;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.DataSettings;
import org.orcidcaravan.sync.PassRequest;
import org.orcidcaravan.sync.SyncSettings;
import org.orcidcaravan.sync.changes.CursorStore;
import org.orcidcaravan.sync.mirror.DatabaseTrouble;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.sync.mirror.Mirrors;
import org.orcidcaravan.sync.pass.FullPassStore.FullPassRow;

/** The mirror that the service keeps by itself, and what it needs next. */
@Named("serviceMirror")
@Unremovable
@ApplicationScoped
public class ServiceMirror {
    private final DataSettings data;
    private final SyncSettings settings;
    private final Mirrors mirrors;
    private final FullPassStore fullPasses;
    private final CursorStore cursors;

    ServiceMirror(
            DataSettings data, SyncSettings settings, Mirrors mirrors, FullPassStore fullPasses, CursorStore cursors) {
        this.data = data;
        this.settings = settings;
        this.mirrors = mirrors;
        this.fullPasses = fullPasses;
        this.cursors = cursors;
    }

    /** A pass over everything that the settings want in sync. */
    public PassRequest request() {
        return new PassRequest(data.dir(), settings.dataClasses(), OptionalInt.empty(), false);
    }

    /** Whether some data class has neither a complete full pass nor a watermark. */
    public boolean needsFullPass(PassRequest request) {
        return !unfinished(request).isEmpty();
    }

    /** The same pass, over those data classes only. */
    public PassRequest onlyUnfinished(PassRequest request) {
        return new PassRequest(request.path(), unfinished(request), request.days(), request.early());
    }

    private Set<DataClass> unfinished(PassRequest request) {
        Set<DataClass> unfinished = EnumSet.noneOf(DataClass.class);
        try {
            Mirror here = mirrors.look(request.path());
            int mirror = here.id();
            for (DataClass dataClass : request.dataClasses()) {
                boolean finished = fullPasses
                        .find(mirror, dataClass)
                        .map(FullPassRow::finished)
                        .orElseGet(() -> LastRan.read(here, request.path()).isPresent());
                if (!finished && cursors.find(mirror, dataClass).isEmpty()) {
                    unfinished.add(dataClass);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to see what the mirror needs", e);
        }
        return unfinished;
    }
}
