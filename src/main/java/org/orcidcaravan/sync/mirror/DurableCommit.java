package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.SyncSettings;

/**
 * The order that makes "synced" mean "on disk" (faults.md rows 36 to 39): flush the temporary files' contents, rename
 * them, flush the names, and only then tell the database.
 */
@ApplicationScoped
class DurableCommit {
    private final ConfirmationStore store;
    private final String flushSetting;
    private final DiskMeter meter;
    private @Nullable Flush flush;

    DurableCommit(ConfirmationStore store, SyncSettings settings, DiskMeter meter) {
        this.store = store;
        this.meter = meter;
        this.flushSetting = settings.flush();
    }

    void commit(Mirror mirror, List<Batch> batches) {
        try {
            settleFiles(mirror, batches);
            store.confirm(mirror, batches);
        } catch (IOException e) {
            throw new DiskTrouble(mirror.root(), e);
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to confirm what was stored below " + mirror.root(), e);
        }
    }

    private void settleFiles(Mirror mirror, List<Batch> batches) throws IOException, SQLException {
        // Adopted files too: whoever wrote them may not have flushed them.
        List<Path> contents = batches.stream()
                .flatMap(batch -> batch.stored().stream())
                .map(stored -> stored.part() == null ? mirror.file(stored.key()) : stored.part())
                .toList();
        if (!contents.isEmpty()) {
            flush().contents(mirror.root(), contents);
        }
        store.require(batches);
        for (Batch batch : batches) {
            meter.count(batch.stored());
        }
        List<Path> changed = new ArrayList<>();
        for (Batch batch : batches) {
            for (Iterator<Stored> each = batch.stored().iterator(); each.hasNext(); ) {
                Stored stored = each.next();
                if (stored.part() != null && !rename(stored.part(), mirror.file(stored.key()), batch, stored.key())) {
                    each.remove();
                }
                changed.add(mirror.file(stored.key()));
            }
            for (ObjectKey gone : batch.gone()) {
                Files.deleteIfExists(PartFiles.of(mirror.file(gone)));
            }
            for (ObjectKey removed : batch.removed()) {
                Path file = mirror.file(removed);
                // A folder that somebody made there is no object, and must not hold up the others.
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(PartFiles.of(file));
                changed.add(file);
            }
        }
        if (!changed.isEmpty()) {
            flush().names(mirror.root(), changed);
        }
    }

    /** One object that cannot take its name, because a folder has it, must not hold up the others. */
    private static boolean rename(Path part, Path file, Batch batch, ObjectKey key) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileSystemException e) {
            if (DiskTrouble.concernsAll(e) || !Files.isDirectory(file)) {
                throw e;
            }
            Files.deleteIfExists(part);
            batch.add(new FailedObject(key, "A folder stands where the file " + file + " belongs: remove it.", null));
            return false;
        }
    }

    private Flush flush() {
        Flush chosen = flush;
        if (chosen == null) {
            chosen = Flush.of(flushSetting);
            flush = chosen;
        }
        return chosen;
    }
}
