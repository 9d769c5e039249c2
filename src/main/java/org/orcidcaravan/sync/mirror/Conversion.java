package org.orcidcaravan.sync.mirror;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.Storage;
import org.orcidcaravan.sync.SyncSettings;

/**
 * Stores files otherwise, in place. Whatever moment it is killed at, each document is there whole under its old name, its
 * new one, or both; doing it again goes on.
 */
@Singleton
public class Conversion {
    private final MirrorFiles files;
    private final RecordedObjects recorded;
    private final DoubtStore doubts;
    private final Flush flush;

    Conversion(MirrorFiles files, RecordedObjects recorded, DoubtStore doubts, SyncSettings settings) {
        this.files = files;
        this.recorded = recorded;
        this.doubts = doubts;
        this.flush = Flush.of(settings.flush());
    }

    /**
     * What came of some files.
     *
     * @param before what those took that were converted
     * @param after what they take now
     * @param doubted sentences about those whose bytes were not what was stored: they are gone, and queued to be fetched
     */
    public record Outcome(DiskUse before, DiskUse after, List<String> doubted) {}

    private record Converted(Path source, Path part, Path target, DiskUse before, long plain) {}

    /** What was counted of the mirror's disk no longer holds. */
    public void begin(Mirror mirror) {
        doubts.diskUnknown(mirror);
    }

    /**
     * Converts the files of some objects, all of one data class.
     *
     * @param mirror its form says how they are to be stored
     * @throws DiskTrouble when nothing more can be written; what was converted stays so
     */
    public Outcome convert(Mirror mirror, DataClass dataClass, Collection<ObjectKey> keys) {
        Storage to = mirror.form().storage();
        Mirror old = new Mirror(
                mirror.id(), mirror.path(), mirror.root(), mirror.form().in(Forms.other(to)));
        Map<ObjectKey, KnownObject> known = recorded.of(mirror, dataClass, keys);
        List<Converted> done = new ArrayList<>();
        List<FailedObject> doubtful = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        try {
            for (ObjectKey key : keys) {
                Path source = old.file(key);
                String problem = one(source, mirror.file(key), known.get(key), mirror, done);
                if (problem != null) {
                    doubtful.add(new FailedObject(key, "The file " + problem + ".", null));
                    sentences.add(source + " " + problem + ".");
                }
            }
            DiskUse after = settle(mirror, done);
            doubts.doubt(mirror, doubtful);
            for (FailedObject gone : doubtful) {
                // As a fetch would replace it; under its old name nobody would ever look at it again.
                Files.deleteIfExists(old.file(gone.key()));
            }
            DiskUse before = done.stream().map(Converted::before).reduce(DiskUse.NONE, DiskUse::plus);
            return new Outcome(before, after, sentences);
        } catch (IOException e) {
            throw new DiskTrouble(mirror.root(), e);
        }
    }

    /** Gives a clause about a file whose bytes are not what was stored; null when it is ready under a temporary name. */
    private @Nullable String one(
            Path source, Path target, @Nullable KnownObject known, Mirror mirror, List<Converted> done)
            throws IOException {
        if (!StoredFile.isThere(source)) {
            return "is no file any more";
        }
        Path part = PartFiles.of(target);
        KnownObject found;
        try {
            found = files.recode(source, part, mirror.form().storage());
        } catch (IOException e) {
            PartFiles.discard(part);
            if (DiskTrouble.concernsAll(e) || !StoredFile.isCompressed(source)) {
                throw e;
            }
            return "was altered: it cannot be decompressed (" + e.getMessage() + ")";
        }
        if (known != null && mirror.form().keepsBytes() && !same(known, found)) {
            PartFiles.discard(part);
            return "was altered: its MD5 is " + Etags.text(found.etag()) + ", not " + Etags.text(known.etag());
        }
        // When it was stored is asked of the file: reconciliation tells by it what is older than a change of ours.
        Files.setLastModifiedTime(part, Files.getLastModifiedTime(source));
        done.add(new Converted(source, part, target, DiskCalls.use(source, found.bytes()), found.bytes()));
        return null;
    }

    private static boolean same(KnownObject known, KnownObject found) {
        return known.bytes() == found.bytes()
                && (known.verifiedBy() != VerifiedBy.MD5 || known.etag().equals(found.etag()));
    }

    /** The order that a kill cannot break: contents, new names, and only then the old files. */
    private DiskUse settle(Mirror mirror, List<Converted> done) throws IOException {
        if (done.isEmpty()) {
            return DiskUse.NONE;
        }
        flush.contents(mirror.root(), done.stream().map(Converted::part).toList());
        DiskUse after = DiskUse.NONE;
        for (Converted each : done) {
            after = after.plus(DiskCalls.use(each.part(), each.plain()));
            Files.move(each.part(), each.target(), StandardCopyOption.ATOMIC_MOVE);
        }
        flush.names(mirror.root(), done.stream().map(Converted::target).toList());
        for (Converted each : done) {
            Files.deleteIfExists(each.source());
        }
        flush.names(mirror.root(), done.stream().map(Converted::source).toList());
        return after;
    }
}
