package org.orcidcaravan.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/** Makes the folder of PostgreSQL's files, or checks the one that is there. */
record Cluster(DataFolder folder, Binaries binaries, ServerAccount account) {
    static final String ROLE = "caravan";

    /** Makes the cluster when there is none: beside its place first, so that a crash never leaves half of one. */
    void prepare(Consumer<String> progress) throws IOException {
        removeStagings();
        if (Files.exists(folder.cluster())) {
            checkVersion();
        } else {
            progress.accept("Creating the embedded database in " + folder.cluster());
            create();
        }
        account.own(folder.cluster());
    }

    private void create() throws IOException {
        var secret = Secret.readOrMake(folder);
        var staging = folder.staging(folder.cluster());
        Files.createDirectory(staging, DataFolder.mode("rwx------"));
        var password = staging.resolve("password");
        Secret.write(folder, password, secret);
        account.own(staging);
        var data = staging.resolve("data");
        var outcome = new Program(
                        account,
                        List.of(
                                binaries.program("initdb").toString(),
                                "--pgdata=" + data,
                                "--username=" + ROLE,
                                "--pwfile=" + password,
                                "--auth=scram-sha-256",
                                // Iterations make guessing of words dear; 192 random bits are not guessed, and each
                                // connection would pay.
                                "--set=scram_iterations=1",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--data-checksums",
                                "--sync-method=" + (binaries.platform().isLinux() ? "syncfs" : "fsync"),
                                "--no-instructions"))
                .run();
        if (!outcome.succeeded()) {
            DataFolder.delete(staging);
            throw Diagnosis.of("create the embedded database in " + folder.cluster(), outcome.said(), null);
        }
        new Settings(data).include();
        new Settings(data).write(Settings.anyPort());
        Files.move(data, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
        DataFolder.delete(staging);
    }

    private void removeStagings() throws IOException {
        try (var leftovers = Files.newDirectoryStream(folder.root(), "postgres*.new-*")) {
            for (var leftover : leftovers) {
                DataFolder.delete(leftover);
            }
        }
    }

    private void checkVersion() throws IOException {
        var file = folder.cluster().resolve("PG_VERSION");
        var written = Files.exists(file) ? Files.readString(file).strip() : "";
        if (written.isEmpty()) {
            throw new DatabaseUnavailable(
                    "Failed to start the embedded database: %s is no complete PostgreSQL folder (PG_VERSION is missing). Move it away and restore a backup."
                            .formatted(folder.cluster()));
        }
        if (!written.equals(Integer.toString(Binaries.MAJOR))) {
            throw new DatabaseUnavailable(
                    "Failed to start the embedded database: %s was written by PostgreSQL %s, and this Caravan brings %d. Run `backup FILE` with the Caravan that wrote it, move the folder away and run `restore FILE`, or set quarkus.datasource.jdbc.url to a PostgreSQL server."
                            .formatted(folder.cluster(), written, Binaries.MAJOR));
        }
    }
}
