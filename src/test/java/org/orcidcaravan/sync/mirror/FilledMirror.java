package org.orcidcaravan.sync.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.Form;

/** A mirror with summaries and works in it, stored and confirmed as a pass does. */
public final class FilledMirror {
    private final Mirror mirror;
    private final Map<ObjectKey, byte[]> documents = new LinkedHashMap<>();

    private FilledMirror(Mirror mirror) {
        this.mirror = mirror;
    }

    /** One with so many records, of which every fourth has two works. */
    public static FilledMirror of(Stores stores, Path path, Form form, int records) throws IOException {
        try (MirrorLease lease = stores.opener().open(path, form)) {
            FilledMirror filled = new FilledMirror(lease.mirror());
            List<ObjectKey> keys = new ArrayList<>();
            for (int i = 0; i < records; i++) {
                OrcidId id = new OrcidId(900_000_000_000L + i * 37L);
                keys.add(new ObjectKey.Summary(id));
                if (i % 4 == 0) {
                    keys.add(new ObjectKey.Activity(id, ActivityType.WORKS, 100 + i));
                    keys.add(new ObjectKey.Activity(id, ActivityType.FUNDINGS, 7));
                }
            }
            Batch batch = new Batch(lease.mirror());
            MirrorFiles files = stores.files();
            for (ObjectKey key : keys) {
                byte[] document = document(key);
                filled.documents.put(key, document);
                batch.add(files.keep(lease.mirror(), key, document));
            }
            stores.durable().confirm(batch);
            return filled;
        }
    }

    private static byte[] document(ObjectKey key) {
        return ("<record path='" + key.orcid() + "'>" + key.text().repeat(200) + "</record>\n").getBytes(UTF_8);
    }

    /** The mirror. */
    public Mirror mirror() {
        return mirror;
    }

    /** What every object holds. */
    public Map<ObjectKey, byte[]> documents() {
        return documents;
    }

    /** One of its objects. */
    public ObjectKey key(int index) {
        return List.copyOf(documents.keySet()).get(index);
    }

    /** One of its files. */
    public Path file(int index) {
        return mirror.file(key(index));
    }

    /** The document in a file, whatever its storage. */
    public static byte[] read(Path file) throws IOException {
        try (var in = StoredFile.open(file)) {
            return in.readAllBytes();
        }
    }

    /** All files below the data classes' folders. */
    public List<Path> files() throws IOException {
        try (var all = Files.walk(mirror.root())) {
            return all.filter(file ->
                            Files.isRegularFile(file) && !file.toString().contains(".caravan"))
                    .sorted()
                    .toList();
        }
    }
}
