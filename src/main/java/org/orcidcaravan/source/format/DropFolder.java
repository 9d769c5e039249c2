package org.orcidcaravan.source.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder with one folder for each source, into which files are dropped. A file counts as complete when two looks find the
 * same and nobody has written to it for a while: whoever copies a large file is not interrupted.
 */
public final class DropFolder {
    private static final String DONE = ".done";
    private static final String FAILED = ".failed";

    private final Path folder;
    private final Duration settle;
    private final InstantSource clock;
    private Map<Path, Look> before = Map.of();

    public DropFolder(Path folder, Duration settle, InstantSource clock) {
        this.folder = folder;
        this.settle = settle;
        this.clock = clock;
    }

    private record Look(long size, FileTime changed) {}

    /** The files that are complete, in the order of their names. */
    public synchronized List<Path> ready() throws IOException {
        Map<Path, Look> now = new HashMap<>();
        List<Path> ready = new ArrayList<>();
        for (Path source : visible(folder)) {
            if (!Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            for (Path file : visible(source)) {
                BasicFileAttributes found =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (found.isRegularFile()) {
                    Look look = new Look(found.size(), found.lastModifiedTime());
                    now.put(file, look);
                    boolean rested = !found.lastModifiedTime()
                            .toInstant()
                            .isAfter(clock.instant().minus(settle));
                    if (rested && look.equals(before.get(file))) {
                        ready.add(file);
                    }
                }
            }
        }
        before = now;
        return ready.stream().sorted().toList();
    }

    /** Hidden names are ours, or of a file that is still being copied. */
    private static List<Path> visible(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
                    .toList();
        }
    }

    /** Where what is said about a file stands once the file is done: beside it. */
    public Path besideDone(Path file, String ending) throws IOException {
        return beside(file, DONE, ending);
    }

    /** Puts a file away that was read to its end. */
    public void done(Path file) throws IOException {
        Files.move(file, beside(file, DONE, ""), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Puts a file away that could not be, with a sentence beside it. */
    public void failed(Path file, String sentence) throws IOException {
        Files.writeString(beside(file, FAILED, ".txt"), sentence + "\n");
        Files.move(file, beside(file, FAILED, ""), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path beside(Path file, String folder, String ending) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("there is no folder around " + file);
        }
        return Files.createDirectories(parent.resolve(folder)).resolve(file.getFileName() + ending);
    }
}
