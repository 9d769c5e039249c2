package org.orcidcaravan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    Path folder;

    @BeforeEach
    void lay_out_the_folder() throws Exception {
        PreparedFolder.layOut(folder);
    }

    private EmbeddedDatabase open() {
        return EmbeddedDatabase.open(folder, line -> {});
    }

    private Path cluster() {
        return folder.resolve("postgres");
    }

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void data_survives_a_restart_and_closing_the_only_handle_stops_the_server() throws Exception {
        try (var first = open()) {
            assertThat(first.attached()).isFalse();
            execute(first, "CREATE TABLE kept AS SELECT 'still here' AS word");
        }
        assertThat(Postmaster.file(cluster())).doesNotExist();
        try (var second = open()) {
            assertThat(second.attached()).isFalse();
            assertThat(query(second, "SELECT word FROM kept")).isEqualTo("still here");
        }
    }

    @Test
    void the_server_is_durable_local_and_in_utc() throws Exception {
        try (var database = open()) {
            assertThat(query(database, "SHOW fsync")).isEqualTo("on");
            assertThat(query(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(database, "SHOW data_checksums")).isEqualTo("on");
            assertThat(query(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(database, "SHOW unix_socket_directories")).isEmpty();
            assertThat(query(database, "SHOW log_timezone")).isEqualTo("UTC");
            assertThat(query(database, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(query(database, "SHOW jit")).isEqualTo("off");
            assertThat(query(database, "SELECT upper('é')")).isEqualTo("É");
            assertThat(query(database, "SELECT current_user || '@' || current_database()"))
                    .isEqualTo("caravan@caravan");
        }
    }

    @Test
    void only_the_generated_password_lets_in() throws Exception {
        try (var database = open()) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "caravan", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(database.password()).hasSize(32);
            assertThat(query(database, "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
        }
    }

    @Test
    void secrets_and_data_are_for_their_owner_only() throws Exception {
        var made = folder.resolve("made");
        Files.createDirectory(made);
        PreparedFolder.linkPrograms(made);
        var fresh = DataFolder.prepare(folder.resolve("fresh")).root();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwx------");
        try (var _ = EmbeddedDatabase.open(made, line -> {})) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.resolve("postgres"))))
                    .isEqualTo("rwx------");
            for (var file : new String[] {"postgres.password", "postgres.log", "postgres.users", "postgres.start"}) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.resolve(file))))
                        .as(file)
                        .isEqualTo("rw-------");
            }
        }
        try (var leftovers = Files.newDirectoryStream(made, "*.new-*")) {
            assertThat(leftovers).isEmpty();
        }
    }

    @Test
    void the_server_gets_none_of_our_environment() throws Exception {
        try (var _ = open()) {
            var server = Postmaster.read(cluster()).orElseThrow().pid();
            var names = Files.readString(Path.of("/proc", Long.toString(server), "environ"))
                    .split("\0");
            assertThat(names)
                    .allMatch(
                            entry -> entry.matches(
                                    "(?s)(PATH|HOME|LD_LIBRARY_PATH|TMPDIR|TMP|TEMP|LC_ALL|LC_.*|TZ|PWD|_|SHLVL|OLDPWD|PG.*)=.*"));
        }
    }

    @Test
    void two_handles_of_one_process_share_the_server() throws Exception {
        var first = open();
        try (var second = open()) {
            assertThat(second.attached()).isTrue();
            assertThat(second.port()).isEqualTo(first.port());
            first.close();
            first.close();
            assertThat(query(second, "SELECT 1")).isEqualTo("1");
        }
        assertThat(Postmaster.file(cluster())).doesNotExist();
    }

    @Test
    void a_stale_pid_file_does_not_hinder_the_start() throws Exception {
        open().close();
        var alien = ProcessHandle.current().pid();
        var gone = new ProcessBuilder("true").start();
        gone.waitFor(60, TimeUnit.SECONDS);
        for (var pid : new long[] {gone.pid(), alien}) {
            Files.writeString(
                    Postmaster.file(cluster()),
                    "%d\n%s\n1700000000\n1\n\n127.0.0.1\n 1 1\nready   \n".formatted(pid, cluster()));
            try (var database = open()) {
                assertThat(database.attached()).isFalse();
                assertThat(query(database, "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    @Timeout(120)
    void a_server_that_was_killed_under_its_users_comes_back_on_the_same_port() throws Exception {
        try (var first = open()) {
            execute(first, "CREATE TABLE kept AS SELECT 1 AS n");
            var postmaster = Postmaster.read(cluster()).orElseThrow();
            var process = ProcessHandle.of(postmaster.pid()).orElseThrow();
            process.destroyForcibly();
            while (Postmaster.worksIn(process, cluster(), Platform.current())) {
                Thread.onSpinWait();
            }
            try (var second = open()) {
                assertThat(second.attached()).isFalse();
                assertThat(second.port()).isEqualTo(first.port());
                assertThat(query(first, "SELECT n FROM kept")).isEqualTo("1");
            }
        }
    }

    @Test
    void a_database_that_a_crash_left_unmade_is_made() throws Exception {
        try (var database = open()) {
            var postgres = database.jdbcUrl().replaceFirst("/caravan$", "/postgres");
            try (var connection = DriverManager.getConnection(postgres, "caravan", database.password());
                    var statement = connection.createStatement()) {
                statement.execute("DROP DATABASE caravan WITH (FORCE)");
            }
            try (var second = open()) {
                assertThat(query(second, "SELECT current_database()")).isEqualTo("caravan");
            }
        }
    }

    @Test
    void a_lost_or_foreign_password_is_said_and_stops_what_was_started() throws Exception {
        open().close();
        var password = folder.resolve("postgres.password");
        Files.writeString(password, "another\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageContaining("Restore the postgres.password");
        Files.delete(password);
        assertThatThrownBy(this::open).hasMessageContaining("Failed to read").hasMessageContaining("Restore that file");
        assertThat(Postmaster.file(cluster())).doesNotExist();
    }

    @Test
    void files_of_another_major_version_are_refused_with_the_way_out() throws Exception {
        Files.writeString(cluster().resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("was written by PostgreSQL 17, and this Caravan brings 18")
                .hasMessageContaining("restore FILE");
    }

    @Test
    void damaged_files_are_reported_with_the_servers_words_and_its_log() throws Exception {
        open().close();
        Files.write(cluster().resolve("global/pg_control"), new byte[8192]);
        assertThatThrownBy(this::open)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("FATAL:  database files are incompatible with server")
                .hasMessageContaining("postgres.log")
                .hasMessageContaining("restore a backup");
    }

    @Test
    void a_data_folder_that_cannot_be_made_is_named() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> EmbeddedDatabase.open(file.resolve("data"), line -> {}))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageStartingWith("Failed to open the data folder " + file.resolve("data"))
                .hasMessageContaining("caravan.data.dir");
    }

    @Test
    void a_platform_without_programs_is_pointed_to_another_postgresql() {
        assertThatThrownBy(() -> EmbeddedDatabase.open(folder, line -> {}, Platform.of("SunOS", "sparc", false)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("no PostgreSQL for sunos-sparc")
                .hasMessageContaining("Set quarkus.datasource.jdbc.url to a PostgreSQL 14 or later");
    }
}
