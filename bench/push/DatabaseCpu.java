package org.orcidcaravan.push;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The CPU time of a PostgreSQL: what a figure costs, however busy the rest of the machine is. Linux only. */
final class DatabaseCpu {
    private static final double TICKS_A_SECOND = 100;
    private static final int OWN = 11;
    private static final int REAPED = 13;

    private DatabaseCpu() {}

    /**
     * Seconds of user and system time of the server and all its children, those that have ended as well.
     *
     * @param folder the data folder that it was opened with
     */
    static double seconds(Path folder) {
        try {
            String server = Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid")).getFirst();
            double ticks = ticks(server, REAPED);
            try (Stream<ProcessHandle> children = ProcessHandle.of(Long.parseLong(server)).orElseThrow().children()) {
                List<String> pids = children.map(child -> String.valueOf(child.pid())).toList();
                return (ticks + ticks(server, OWN) + pids.stream().mapToDouble(pid -> ticks(pid, OWN)).sum())
                        / TICKS_A_SECOND;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two neighbouring fields of /proc/PID/stat, counted from after the name; nothing of a process that has ended. */
    private static double ticks(String pid, int field) {
        return stat(pid).map(fields -> Double.parseDouble(fields[field]) + Double.parseDouble(fields[field + 1]))
                .orElse(0.0);
    }

    private static Optional<String[]> stat(String pid) {
        try {
            String text = Files.readString(Path.of("/proc", pid, "stat"));
            return Optional.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
