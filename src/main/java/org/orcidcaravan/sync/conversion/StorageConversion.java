package org.orcidcaravan.sync.conversion;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.Form;
import org.orcidcaravan.sync.Storage;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.mirror.Conversion;
import org.orcidcaravan.sync.mirror.EachFolder;
import org.orcidcaravan.sync.mirror.Forms;
import org.orcidcaravan.sync.mirror.KeyGrammar;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.sync.mirror.MirrorFiles;
import org.orcidcaravan.sync.mirror.MirrorLease;
import org.orcidcaravan.sync.mirror.Mirrors;
import org.orcidcaravan.sync.mirror.ObjectKey;

/** Converts a whole mirror, a checksum folder at a time; one that was interrupted is gone on with by asking again. */
@Unremovable
@Singleton
public class StorageConversion {
    private static final int BATCH = 1_000;
    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Mirrors mirrors;
    private final Conversion conversion;
    private final MirrorFiles files;

    public StorageConversion(Mirrors mirrors, Conversion conversion, MirrorFiles files) {
        this.mirrors = mirrors;
        this.conversion = conversion;
        this.files = files;
    }

    /**
     * Converts the mirror in a folder.
     *
     * @param count told how far it is; may end it early
     * @return whether there was anything to do
     */
    public boolean convert(Path path, Storage to, ConversionCount count) throws InterruptedException {
        Optional<MirrorLease> open = mirrors.openToConvert(path, to);
        if (open.isEmpty()) {
            return false;
        }
        try (MirrorLease lease = open.get()) {
            conversion.begin(lease.mirror());
            count.expect((long) DataClass.values().length * ChecksumFolder.COUNT);
            for (DataClass dataClass : DataClass.values()) {
                EachFolder.run(
                        THREADS, "convert", folder -> folder(lease.mirror(), dataClass, folder, count), count::stop);
            }
            if (!count.stopped()) {
                Forms.converted(lease.mirror());
            }
        }
        return true;
    }

    private void folder(Mirror mirror, DataClass dataClass, ChecksumFolder folder, ConversionCount count)
            throws IOException {
        Path place = mirror.folder(dataClass).resolve(folder.text());
        if (count.stopped() || !Files.isDirectory(place)) {
            count.folderDone();
            return;
        }
        files.sweep(mirror, dataClass, folder);
        Form old = mirror.form().in(Forms.other(mirror.form().storage()));
        List<Path> entries;
        try (Stream<Path> all = Files.list(place)) {
            entries = all.sorted().toList();
        }
        List<ObjectKey> batch = new ArrayList<>();
        for (Path entry : entries) {
            gather(place, entry, folder, new Named(dataClass, old), batch);
            if (batch.size() >= BATCH) {
                flush(mirror, dataClass, batch, count);
            }
            if (count.stopped()) {
                return;
            }
        }
        flush(mirror, dataClass, batch, count);
        count.folderDone();
    }

    /** How files that are to be converted are named. */
    private record Named(DataClass dataClass, Form form) {}

    private void flush(Mirror mirror, DataClass dataClass, List<ObjectKey> batch, ConversionCount count) {
        if (!batch.isEmpty()) {
            count.add(dataClass, conversion.convert(mirror, dataClass, List.copyOf(batch)));
            batch.clear();
        }
    }

    /** The objects whose files still are as they were; a name that is none of ours is left alone. */
    private static void gather(Path place, Path entry, ChecksumFolder folder, Named named, List<ObjectKey> batch)
            throws IOException {
        try (Stream<Path> walk = Files.walk(entry)) {
            walk.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .forEach(file -> {
                        String name = folder.prefix() + place.relativize(file);
                        named.form()
                                .key(name)
                                .map(key -> KeyGrammar.read(named.dataClass(), folder, key))
                                .ifPresent(reading -> {
                                    if (reading instanceof KeyGrammar.Reading.Accepted(ObjectKey key)) {
                                        batch.add(key);
                                    }
                                });
                    });
        }
    }
}
