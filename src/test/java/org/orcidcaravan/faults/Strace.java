package org.orcidcaravan.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Kills a process at an exact system call. */
final class Strace {
    /** Temporary names become final ones; contents are flushed; bytes go to files, to S3 and to PostgreSQL. */
    static final List<String> CALLS = List.of("rename", "syncfs", "fsync", "write", "sendto");

    private static final Pattern CALL = Pattern.compile("^(\\d+) +(\\w+)\\(");

    private Strace() {}

    static boolean isInstalled() {
        return Stream.of("/usr/bin/strace", "/bin/strace").map(Path::of).anyMatch(Files::isExecutable);
    }

    /** Words before a command that write its calls into a file. */
    static String[] logging(Path log) {
        return new String[] {
            "strace",
            "-f",
            "-qq",
            "--seccomp-bpf",
            "-e",
            "signal=none",
            "-e",
            "trace=" + String.join(",", CALLS),
            "-o",
            log.toString()
        };
    }

    /** Words before a command that write down flushes, renames, and what is said to the database, with the files' names. */
    static String[] showing(Path log) {
        return new String[] {
            "strace",
            "-f",
            "-qq",
            "--seccomp-bpf",
            "-y",
            "-s",
            "20000",
            "-e",
            "signal=none",
            "-e",
            "trace=fsync,fdatasync,syncfs,rename,write,sendto",
            "-o",
            log.toString()
        };
    }

    /** Words before a command of which each thread's first call of this kind fails as on a broken disk. */
    static String[] failing(String call) {
        return new String[] {
            "strace",
            "-f",
            "-qq",
            "-e",
            "signal=none",
            "-e",
            "trace=" + call,
            "-e",
            "inject=" + call + ":error=EIO:when=1",
            "-o",
            "/dev/null"
        };
    }

    /** Words before a command that kill it at a thread's n-th call of this kind; with seccomp-bpf nothing is killed. */
    static String[] killing(String call, int n) {
        return new String[] {
            "strace",
            "-f",
            "-qq",
            "-e",
            "signal=none",
            "-e",
            "trace=" + call,
            "-e",
            "inject=" + call + ":signal=KILL:when=" + n,
            "-o",
            "/dev/null"
        };
    }

    /** How often the busiest thread made each call: strace counts for each thread. */
    static Map<String, Integer> counts(Path log) throws IOException {
        Map<String, Map<String, Integer>> ofThreads = new HashMap<>();
        for (String line : Files.readAllLines(log)) {
            Matcher call = CALL.matcher(line);
            if (call.find()) {
                ofThreads
                        .computeIfAbsent(call.group(2), none -> new HashMap<>())
                        .merge(call.group(1), 1, Integer::sum);
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        ofThreads.forEach((call, threads) -> counts.put(
                call,
                threads.values().stream().mapToInt(Integer::intValue).max().orElse(0)));
        return counts;
    }
}
