package org.orcidcaravan.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.EmbeddedDatabase;

/** What tests of the packaged application share: a PostgreSQL and buckets that outlive its processes. */
abstract class ProcessTest {
    static OrcidBuckets buckets;
    static StateRows database;
    private static EmbeddedDatabase server;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() throws IOException {
        server = EmbeddedDatabase.open(Files.createTempDirectory("caravan-processes"), sentence -> {});
        database = new StateRows(server.jdbcUrl(), server.username(), server.password());
        buckets = new OrcidBuckets();
    }

    @AfterAll
    static void close() throws IOException {
        buckets.close();
        server.close();
    }

    @BeforeEach
    void clear() {
        buckets.clear();
    }

    /** Caravan with these buckets and this database. */
    CaravanProcess.Start caravan() {
        return CaravanProcess.Start.in(folder).with(buckets).with(database);
    }
}
