package org.orcidcaravan.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static String sentence(String said) {
        return String.valueOf(Diagnosis.ofServer(Path.of("data/postgres"), Path.of("data/postgres.log"), said)
                .getMessage());
    }

    @Test
    void a_full_disk_is_named_with_the_way_out() {
        assertThat(sentence("FATAL:  could not write lock file \"postmaster.pid\": No space left on device\n"))
                .isEqualTo(
                        "Failed to start the embedded database in data/postgres: the disk is full. Free some space there, or set caravan.data.dir to a larger disk.");
    }

    @Test
    void wrong_ownership_is_quoted_with_the_way_out() {
        assertThat(sentence("FATAL:  data directory \"data/postgres\" has wrong ownership\nHINT:  other\n"))
                .contains("FATAL:  data directory \"data/postgres\" has wrong ownership. Give the folder to the user");
    }

    @Test
    void the_last_fatal_line_is_quoted_rather_than_what_follows_it() {
        assertThat(sentence("LOG:  starting\nFATAL:  first\nPANIC:  broken page\nLOG:  aborting\n\n"))
                .contains("PostgreSQL says \"PANIC:  broken page\" (log: data/postgres.log).");
    }

    @Test
    void silence_is_said_to_be_silence() {
        assertThat(sentence("\n")).contains("PostgreSQL says \"nothing\"");
    }
}
