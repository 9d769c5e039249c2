package org.orcidcaravan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseProcessesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void lay_out_the_folder() throws Exception {
        PreparedFolder.layOut(folder);
    }

    private Path cluster() {
        return folder.resolve("postgres");
    }

    private EmbeddedDatabase open() {
        return EmbeddedDatabase.open(folder, line -> {});
    }

    @Test
    void the_starter_leaves_the_server_to_the_second_process_and_the_last_one_out_stops_it() throws Exception {
        try (var starter = UserProcess.start("use", folder)) {
            assertThat(starter.line()).startsWith("OPEN").endsWith("started");
            try (var second = open()) {
                assertThat(second.attached()).isTrue();
                assertThat(starter.finish()).isEqualTo("CLOSED");
                try (var connection =
                        DriverManager.getConnection(second.jdbcUrl(), second.username(), second.password())) {
                    assertThat(connection.isValid(5)).isTrue();
                }
            }
            assertThat(Postmaster.file(cluster())).doesNotExist();
        }
    }

    @Test
    void a_process_that_only_attached_leaves_the_server_to_its_starter() throws Exception {
        try (var database = open();
                var visitor = UserProcess.start("use", folder)) {
            assertThat(visitor.line()).isEqualTo("OPEN %d attached".formatted(database.port()));
            assertThat(visitor.finish()).isEqualTo("CLOSED");
            assertThat(Postmaster.read(cluster()).orElseThrow().status()).isEqualTo("ready");
        }
    }

    @Test
    void the_server_of_a_killed_process_is_adopted_with_its_data_and_stopped_by_its_adopter() throws Exception {
        try (var starter = UserProcess.start("use", folder)) {
            assertThat(starter.line()).endsWith("started");
            var orphan = Postmaster.read(cluster()).orElseThrow();
            starter.kill();
            try (var adopter = open()) {
                assertThat(adopter.attached()).isTrue();
                assertThat(Postmaster.read(cluster())).contains(orphan);
            }
            assertThat(Postmaster.file(cluster())).doesNotExist();
        }
    }

    @Test
    void processes_that_come_at_once_get_one_server() throws Exception {
        var fresh = PreparedFolder.linkPrograms(Files.createDirectory(folder.resolve("fresh")));
        try (var one = UserProcess.start("use", fresh);
                var other = UserProcess.start("use", fresh)) {
            var lines = List.of(one.line(), other.line());
            assertThat(lines).filteredOn(line -> line.endsWith("started")).hasSize(1);
            assertThat(lines).filteredOn(line -> line.endsWith("attached")).hasSize(1);
            assertThat(one.finish()).isEqualTo("CLOSED");
            assertThat(other.finish()).isEqualTo("CLOSED");
            assertThat(Postmaster.file(fresh.resolve("postgres"))).doesNotExist();
        }
    }

    /** Whoever starts the tests in the background may have them ignore interrupts, and what they start with them. */
    @Test
    void an_interrupt_from_the_terminal_does_not_reach_the_server() throws Exception {
        try (var starter = UserProcess.start("use", folder, "setsid", "env", "--default-signal=INT")) {
            assertThat(starter.line()).endsWith("started");
            var server = Postmaster.read(cluster()).orElseThrow();
            var interrupt = new ProcessBuilder("kill", "-INT", "--", "-" + starter.pid()).start();
            assertThat(interrupt.waitFor(60, TimeUnit.SECONDS)).isTrue();
            starter.await();
            try (var next = open()) {
                assertThat(next.attached()).isTrue();
                assertThat(Postmaster.read(cluster())).contains(server);
            }
        }
    }

    @Test
    void a_second_serve_is_told_who_holds_the_folder_until_that_one_is_gone() throws Exception {
        try (var holder = UserProcess.start("serve", folder)) {
            assertThat(holder.line()).startsWith("SERVING");
            var since = ProcessHandle.of(holder.pid())
                    .orElseThrow()
                    .info()
                    .startInstant()
                    .orElseThrow();
            assertThatThrownBy(() -> ServeLock.take(folder))
                    .isInstanceOf(AlreadyServing.class)
                    .hasMessage(
                            "Another serve (process %d, since %s) holds %s; stop it or set caravan.data.dir to another folder.",
                            holder.pid(), since, folder);
            holder.kill();
            ServeLock.take(folder).close();
        }
    }

    @Test
    void the_holder_of_the_serve_lock_keeps_it_when_its_own_process_asks_again() throws Exception {
        try (var _ = ServeLock.take(folder)) {
            assertThatThrownBy(() -> ServeLock.take(folder))
                    .isInstanceOf(AlreadyServing.class)
                    .hasMessageContaining("process %d", ProcessHandle.current().pid());
            try (var other = UserProcess.start("serve", folder)) {
                assertThat(other.line()).isEqualTo("null");
            }
        }
    }
}
