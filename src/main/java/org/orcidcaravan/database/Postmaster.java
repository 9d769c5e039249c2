package org.orcidcaravan.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a running server says of itself in {@code postmaster.pid}, a file that outlives a crash.
 *
 * @param port 0 while the server has not written it yet
 * @param status {@code starting}, {@code ready} or {@code stopping}; empty while it has not been written yet
 */
record Postmaster(long pid, int port, String status) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    static Optional<Postmaster> read(Path cluster) throws IOException {
        try {
            var lines = Files.readAllLines(file(cluster));
            var pid = lines.isEmpty() ? "" : lines.getFirst().strip();
            var port = lines.size() > PORT_LINE ? lines.get(PORT_LINE).strip() : "0";
            var status = lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : "";
            // A negative pid is a single-user backend at work; PostgreSQL itself refuses beside it.
            return pid.matches("\\d{1,18}") && port.matches("\\d{1,5}")
                    ? Optional.of(new Postmaster(Long.parseLong(pid), Integer.parseInt(port), status))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    boolean isReady() {
        return status.equals("ready");
    }

    /** The living server; empty when it is gone, also when another program got its process number since. */
    Optional<ProcessHandle> process(Path cluster, Platform platform) {
        return ProcessHandle.of(pid).filter(found -> worksIn(found, cluster, platform));
    }

    /** Server processes of this cluster that outlived their postmaster: they must be gone before another starts. */
    static Stream<ProcessHandle> workers(Path cluster, Platform platform) {
        return platform.isLinux()
                ? ProcessHandle.allProcesses().filter(found -> worksIn(found, cluster, platform))
                : Stream.empty();
    }

    /** Whether the process lives and works in this cluster. Unreadable means another user's, or a zombie: not ours. */
    static boolean worksIn(ProcessHandle process, Path cluster, Platform platform) {
        if (!process.info().command().map(name -> name.contains("postgres")).orElse(!platform.isLinux())) {
            return false;
        }
        if (!platform.isLinux()) {
            return true;
        }
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), cluster);
        } catch (IOException e) {
            return false;
        }
    }
}
