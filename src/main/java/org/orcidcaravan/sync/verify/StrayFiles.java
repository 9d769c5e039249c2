package org.orcidcaravan.sync.verify;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.mirror.ChecksumFolder;
import org.orcidcaravan.sync.mirror.Mirror;
import org.orcidcaravan.sync.mirror.ObjectKey;
import org.orcidcaravan.sync.mirror.Position;
import org.orcidcaravan.sync.mirror.RecordedObjects;

/** The files of a checksum folder that no recorded object explains; told as the recorded ones go by. */
final class StrayFiles {
    private static final int ID = "0000-0000-0000-0000".length();

    private final Mirror mirror;
    private final NavigableMap<Long, List<Path>> entries;

    private StrayFiles(Mirror mirror, NavigableMap<Long, List<Path>> entries) {
        this.mirror = mirror;
        this.entries = entries;
    }

    /** Looks at a folder's names once: some 24,000 in a full copy. */
    static StrayFiles in(Mirror mirror, DataClass dataClass, ChecksumFolder folder) throws IOException {
        NavigableMap<Long, List<Path>> entries = new TreeMap<>();
        Path place = mirror.folder(dataClass).resolve(folder.text());
        if (Files.isDirectory(place)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(place)) {
                for (Path entry : all) {
                    entries.computeIfAbsent(position(folder, entry), none -> new ArrayList<>(1))
                            .add(entry);
                }
            }
        }
        return new StrayFiles(mirror, entries);
    }

    /** What lies in a data class's folder and is no checksum folder. */
    static List<Path> beside(Mirror mirror, DataClass dataClass) throws IOException {
        Set<String> folders =
                ChecksumFolder.all().stream().map(ChecksumFolder::text).collect(Collectors.toSet());
        List<Path> strays = new ArrayList<>();
        Path place = mirror.folder(dataClass);
        if (Files.isDirectory(place)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(place)) {
                for (Path entry : all) {
                    if (!folders.contains(String.valueOf(entry.getFileName()))
                            || !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                        strays.add(entry);
                    }
                }
            }
        }
        return strays;
    }

    /** What no iD explains comes first. */
    private static long position(ChecksumFolder folder, Path entry) {
        String name = String.valueOf(entry.getFileName());
        Optional<OrcidId> orcid = name.length() < ID ? Optional.empty() : OrcidId.parse(name.substring(0, ID));
        return orcid.filter(id -> ChecksumFolder.of(id).equals(folder))
                .map(Position::of)
                .orElse(Position.first(folder));
    }

    /** The files up to where a page reaches, but for those of its objects and the temporary ones of a pass. */
    List<Path> upTo(RecordedObjects.Page page) throws IOException {
        Set<Path> known = new HashSet<>();
        for (ObjectKey key : page.objects().keySet()) {
            known.add(mirror.file(key));
        }
        NavigableMap<Long, List<Path>> passed = entries.headMap(page.reached(), true);
        List<Path> strays = new ArrayList<>();
        for (List<Path> group : passed.values()) {
            for (Path entry : group) {
                gather(entry, known, strays);
            }
        }
        passed.clear();
        return strays;
    }

    private static void gather(Path entry, Set<Path> known, List<Path> strays) throws IOException {
        if (known.contains(entry)) {
            return;
        }
        if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            add(entry, strays);
            return;
        }
        try (Stream<Path> files = Files.walk(entry)) {
            files.filter(file -> !known.contains(file) && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .forEach(file -> add(file, strays));
        }
    }

    private static void add(Path file, List<Path> strays) {
        String name = String.valueOf(file.getFileName());
        if (!(name.startsWith(".") && name.endsWith(".part"))) {
            strays.add(file);
        }
    }
}
