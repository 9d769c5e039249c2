package org.orcidcaravan.sync.mirror;

import java.time.Instant;
import java.util.Map;

/** What tells this process from any other that writes into the same folder, on this machine or another. */
final class ProcessMark {
    private ProcessMark() {}

    /** The host, the process's number and its start, in few characters of a file name. */
    static String here() {
        Map<String, String> environment = System.getenv();
        String host = environment.getOrDefault("HOSTNAME", environment.getOrDefault("COMPUTERNAME", ""));
        ProcessHandle process = ProcessHandle.current();
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return Long.toString(process.pid(), 36) + "-" + Long.toString(start, 36) + "-"
                + Integer.toString(host.hashCode() & Integer.MAX_VALUE, 36);
    }
}
