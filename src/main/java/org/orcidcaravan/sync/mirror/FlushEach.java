package org.orcidcaravan.sync.mirror;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** One {@code fsync} a file and one a folder: works on every system, and is slow with many small files. */
final class FlushEach implements Flush {
    @Override
    public void contents(Path root, Collection<Path> files) throws IOException {
        for (Path file : files) {
            force(file, StandardOpenOption.WRITE);
        }
    }

    /** Folders may be new themselves, so each one up to the root is flushed; of a removed file even the folder may be gone. */
    @Override
    public void names(Path root, Collection<Path> files) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path file : files) {
            Path folder = file.getParent();
            while (folder != null && folder.startsWith(root) && folders.add(folder)) {
                folder = folder.getParent();
            }
        }
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                force(folder, StandardOpenOption.READ);
            }
        }
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
