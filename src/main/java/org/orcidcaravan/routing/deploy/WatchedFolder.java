package org.orcidcaravan.routing.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The operators' folder, read as a whole and written one file at a time. Hidden files are editors' and our own. */
final class WatchedFolder {
    private final Path folder;

    WatchedFolder(Path folder) {
        this.folder = folder;
    }

    /** Every file that is meant as a route file, by name. */
    Map<String, RouteText> read() throws IOException {
        Map<String, RouteText> found = new TreeMap<>();
        for (Path file : files()) {
            try {
                RouteText text = RouteText.read(file);
                found.put(text.name(), text);
            } catch (NoSuchFileException goneMeanwhile) {
                // An editor renames over it; the next look finds what is there then.
            }
        }
        return found;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(WatchedFolder::isMeant)
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static boolean isMeant(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    /** Writes a file so that nobody ever reads half of it. */
    void write(RouteText file) throws IOException {
        Path hidden = Files.createTempFile(folder, ".", ".part");
        try {
            Files.writeString(hidden, file.text());
            Files.move(
                    hidden,
                    folder.resolve(file.name()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(hidden);
        }
    }

    void remove(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }
}
