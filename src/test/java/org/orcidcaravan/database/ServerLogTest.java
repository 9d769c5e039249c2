package org.orcidcaravan.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
    @Test
    void a_log_over_its_limit_is_emptied_under_a_server_that_keeps_writing(@TempDir Path root) throws Exception {
        var log = new ServerLog(DataFolder.prepare(root), 20);
        try (var server = new FileOutputStream(log.file().toFile(), true)) {
            server.write("twenty bytes are few.".getBytes(UTF_8));
            log.trim();
            server.write("next".getBytes(UTF_8));
            log.trim();
        }
        assertThat(log.file()).hasContent("next");
        assertThat(root.resolve("postgres.log.1")).hasContent("twenty bytes are few.");
    }
}
