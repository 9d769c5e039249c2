import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What it costs to make small files durable: a flush for each (what a file endpoint with forceWrites and tempFileName
 * does, without Camel around it), or two flushes of the file system for a batch (what the sync does).
 * Usage: java FlushCosts.java FOLDER [FILES] [BYTES] [BATCH]
 */
public class FlushCosts {
    public static void main(String[] args) throws Exception {
        Path where = Files.createTempDirectory(Path.of(args[0]), "flush-costs");
        int files = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
        int bytes = args.length > 2 ? Integer.parseInt(args[2]) : 5_000;
        int batch = args.length > 3 ? Integer.parseInt(args[3]) : 500;
        System.out.printf("%d files of %d bytes below %s, batches of %d%n", files, bytes, where, batch);
        for (int round = 1; round <= 3; round++) {
            double each = rate(files, each(where.resolve("each" + round), files, bytes));
            double batched = rate(files, batched(where.resolve("batched" + round), files, bytes, batch));
            System.out.printf("round %d: each %.0f/s, batched %.0f/s, ratio %.1f%n", round, each, batched, batched / each);
        }
    }

    private static double rate(int files, long nanos) {
        return files / (nanos / 1e9);
    }

    private static long each(Path folder, int files, int bytes) throws IOException {
        Files.createDirectories(folder);
        long start = System.nanoTime();
        for (int i = 0; i < files; i++) {
            Path part = write(folder, i, bytes, true);
            Files.move(part, folder.resolve(i + ".xml"), StandardCopyOption.ATOMIC_MOVE);
        }
        return System.nanoTime() - start;
    }

    private static long batched(Path folder, int files, int bytes, int batch) throws Exception {
        Files.createDirectories(folder);
        long start = System.nanoTime();
        for (int from = 0; from < files; from += batch) {
            List<Path> parts = new ArrayList<>();
            for (int i = from; i < Math.min(files, from + batch); i++) {
                parts.add(write(folder, i, bytes, false));
            }
            syncfs(folder);
            for (int i = 0; i < parts.size(); i++) {
                Files.move(parts.get(i), folder.resolve((from + i) + ".xml"), StandardCopyOption.ATOMIC_MOVE);
            }
            syncfs(folder);
        }
        return System.nanoTime() - start;
    }

    private static Path write(Path folder, int number, int bytes, boolean force) throws IOException {
        Path part = folder.resolve("." + number + ".xml.part");
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(bytes));
            if (force) {
                channel.force(true);
            }
        }
        return part;
    }

    private static void syncfs(Path folder) throws Exception {
        int status = new ProcessBuilder("sync", "-f", folder.toString()).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("sync -f ended with status " + status);
        }
    }
}
