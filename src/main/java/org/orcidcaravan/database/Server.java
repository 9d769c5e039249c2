package org.orcidcaravan.database;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Finds, starts and stops the server of one data folder; only during one's {@link Turn}. */
record Server(DataFolder folder, Platform platform, Consumer<String> progress) {
    // Recovery after a crash replays up to max_wal_size; a slow disk needs minutes for that.
    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);
    private static final Duration WORKERS_LIMIT = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_MILLIS = 20;
    private static final int PORTS_TRIED = 3;

    /** The port of the running server, whoever started it; waits while it comes up or goes down. */
    OptionalInt find() throws IOException {
        for (long waited = 0; waited < START_LIMIT.toMillis(); waited += LOOK_AGAIN_MILLIS) {
            var seen = Postmaster.read(folder.cluster());
            var process = seen.flatMap(one -> one.process(folder.cluster(), platform));
            if (seen.isEmpty() || process.isEmpty()) {
                return OptionalInt.empty();
            }
            if (seen.get().isReady()) {
                return OptionalInt.of(seen.get().port());
            }
            if (waited == 0) {
                progress.accept("Waiting for the embedded database, process %d, which is coming up or going down"
                        .formatted(process.get().pid()));
            }
            pause();
        }
        throw new DatabaseUnavailable(
                "Failed to attach to the embedded database in %s: it is neither up nor down after %d minutes. Look into %s."
                        .formatted(folder.cluster(), START_LIMIT.toMinutes(), folder.log()));
    }

    /** Starts it, after making what is missing: programs, cluster. Returns the port. */
    int start() throws IOException {
        clearRemains();
        var binaries = Binaries.unpack(folder, platform, progress);
        var account = ServerAccount.choose(folder, platform);
        new Cluster(folder, binaries, account).prepare(progress);
        var log = new ServerLog(folder, ServerLog.LIMIT);
        log.prepare(account);
        var settings = new Settings(folder.cluster());
        for (int left = PORTS_TRIED; ; left--) {
            int port = left == PORTS_TRIED ? settings.choosePort() : Settings.anyPort();
            settings.write(port);
            account.own(folder.cluster().resolve("caravan.conf"));
            long before = log.size();
            var outcome = control(binaries, account, START_LIMIT, "start", "--log=" + log.file())
                    .runUntil(this::isUp);
            if (outcome.succeeded()) {
                binaries.removeOthers(folder);
                return port;
            }
            var said = log.since(before);
            if (left == 1 || !said.contains("could not bind")) {
                throw Diagnosis.ofServer(folder.cluster(), log.file(), said.isBlank() ? outcome.said() : said);
            }
        }
    }

    /** Ends all sessions and stops it (PostgreSQL's fast shutdown); nothing happens when it is down already. */
    void stop() throws IOException {
        if (find().isEmpty()) {
            return;
        }
        var binaries = Binaries.unpack(folder, platform, progress);
        var outcome = control(binaries, ServerAccount.choose(folder, platform), STOP_LIMIT, "stop", "--mode=fast")
                .runUntil(() -> !Files.exists(Postmaster.file(folder.cluster())));
        if (!outcome.succeeded() && find().isPresent()) {
            throw Diagnosis.of("stop the embedded database in " + folder.cluster(), outcome.said(), null);
        }
    }

    private Program control(Binaries binaries, ServerAccount account, Duration limit, String verb, String option) {
        return new Program(
                account,
                List.of(
                        binaries.program("pg_ctl").toString(),
                        verb,
                        "--pgdata=" + folder.cluster(),
                        option,
                        "--wait",
                        "--timeout=" + limit.toSeconds()));
    }

    private boolean isUp() throws IOException {
        return Postmaster.read(folder.cluster())
                .filter(Postmaster::isReady)
                .flatMap(ready -> ready.process(folder.cluster(), platform))
                .isPresent();
    }

    /**
     * A killed postmaster leaves workers that end by themselves, and its pid file. PostgreSQL clears that file, unless
     * another program has the number by now: then it would refuse for ever.
     */
    private void clearRemains() throws IOException {
        var file = Postmaster.file(folder.cluster());
        if (!Files.exists(file)) {
            return;
        }
        for (var worker : Postmaster.workers(folder.cluster(), platform).toList()) {
            if (!ended(worker)) {
                throw new DatabaseUnavailable(
                        "Failed to start the embedded database in %s: process %d of its last run is still at work. End that process, then start again."
                                .formatted(folder.cluster(), worker.pid()));
            }
        }
        if (Postmaster.read(folder.cluster())
                .flatMap(seen -> ProcessHandle.of(seen.pid()))
                .isPresent()) {
            Files.deleteIfExists(file);
        }
    }

    private boolean ended(ProcessHandle worker) {
        for (long waited = 0; waited < WORKERS_LIMIT.toMillis(); waited += LOOK_AGAIN_MILLIS) {
            if (!Postmaster.worksIn(worker, folder.cluster(), platform)) {
                return true;
            }
            pause();
        }
        return false;
    }

    // Nothing announces the end or the readiness of a process that is not our child.
    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MILLIS));
        if (Thread.currentThread().isInterrupted()) {
            throw new DatabaseUnavailable("Failed to wait for the embedded database: interrupted. Start again.");
        }
    }
}
