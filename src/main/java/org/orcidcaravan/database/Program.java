package org.orcidcaravan.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One of PostgreSQL's programs with its arguments, run to its end as the server's account. */
record Program(ServerAccount account, List<String> command) {
    // The server inherits these and nothing more: not PGDATA and its kin, not the secrets that configure Caravan.
    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "HOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR");
    private static final int COULD_NOT_RUN = 127;
    private static final long LOOK_AGAIN_MILLIS = 5;

    /** What the program left behind: its exit status, and its standard output and error together. */
    record Outcome(int status, String said) {
        boolean succeeded() {
            return status == 0;
        }
    }

    /** What a program waits for, as anybody can see it. */
    interface Sign {
        boolean isThere() throws IOException;
    }

    Outcome run() {
        return run(process -> {
            String said = said(process);
            return new Outcome(process.waitFor(), said);
        });
    }

    /** Ends the program as soon as what it waits for is there: {@code pg_ctl} looks ten times a second only. */
    Outcome runUntil(Sign sign) {
        return run(process -> {
            while (!process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                if (sign.isThere()) {
                    process.destroy();
                    return new Outcome(0, "");
                }
            }
            return new Outcome(process.exitValue(), said(process));
        });
    }

    private interface Ending {
        Outcome await(Process process) throws IOException, InterruptedException;
    }

    private Outcome run(Ending ending) {
        var builder = new ProcessBuilder(Stream.concat(account.prefix().stream(), command.stream())
                        .toList())
                .redirectErrorStream(true);
        builder.environment().keySet().retainAll(ENVIRONMENT);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        try {
            var process = builder.start();
            process.getOutputStream().close();
            return ending.await(process);
        } catch (IOException e) {
            return new Outcome(COULD_NOT_RUN, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(COULD_NOT_RUN, "interrupted while waiting for " + command.getFirst());
        }
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
