package org.orcidcaravan.database.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;
import org.postgresql.ds.PGSimpleDataSource;

class CopiesTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    Path folder;

    private final Copies copies = copies(DATABASE.address());
    private PGSimpleDataSource other = new PGSimpleDataSource();

    @BeforeAll
    static void rows_of_every_form() throws SQLException {
        DATABASE.execute("""
                insert into person (person_id, given_name, email, groups, orcid, raw, orcid_authenticated_at) values
                ('p1', 'Zoë\\tTab', null, '{a,"b c",NULL,"d\\"e"}', '0000-0002-1825-0097',
                 '{"k": "line\\nbreak", "n": 1.50, "u": "\\u00fc"}', 'infinity'),
                ('\\N', e'back\\\\slash\\r\\n', '', '{}', null, '{}', '2026-11-21 12:00:00.123456+05:30')""");
        DATABASE.execute(
                "insert into token (person, orcid, scopes, access_token, fingerprint)"
                        + " select id, '0000-0002-1825-0097', '/activities/update', '\\x00ff0a0d5c', '\\x01' from person limit 1");
        DATABASE.execute("""
                insert into item (person, section, source, source_id, label, content, content_hash)
                select id, 'work', 's', 'k', 'Label', '{}', sha256('') from person""");
        DATABASE.execute("insert into task (item, person, section, operation, state, look)"
                + " select id, person, section, 'create', 'unknown', true from item");
        DATABASE.execute("insert into attempt (task, began_at, took_ms, method, verdict, correlation)"
                + " select id, now(), 5, 'POST', 'DONE', 'c' from task");
        DATABASE.execute("insert into writer (person, due_at) select id, '-infinity' from person");
        DATABASE.execute("update registry_pace set troubles = 7, alert = true, next_at = now()");
        DATABASE.execute("insert into sample values ('x', now(), 0.1), ('y', now(), 'NaN'), ('z', now(), 1e-300)");
        DATABASE.execute(
                "insert into mirrored_activities values (%d, 1, 7, '\\x5c4e0a')".formatted(DATABASE.newMirror()));
        DATABASE.execute("insert into audit (actor, action, subject, detail) values"
                + " ('cli:me', 'a', 'b', '{\"z\": 1, \"a\": {\"é\": null}}'), ('cli:me', 'a', 'c', '{}')");
        // Numbers that were given and not used are not given again.
        DATABASE.execute("select nextval('person_id_seq'), nextval('person_id_seq')");
    }

    @BeforeEach
    void an_empty_database() throws SQLException {
        String name = "empty_" + NUMBER.incrementAndGet();
        DATABASE.execute("create database " + name);
        other = DATABASE.address();
        other.setDatabaseName(name);
    }

    private static Copies copies(PGSimpleDataSource source) {
        return new Copies(
                source,
                Flyway.configure()
                        .dataSource(source)
                        .locations("classpath:db/migration")
                        .load());
    }

    /** Each table's rows as COPY writes them, in one order; and where each sequence is. */
    private static Map<String, List<String>> everything(PGSimpleDataSource source) throws SQLException {
        Map<String, List<String>> all = new TreeMap<>();
        try (Connection connection = source.getConnection()) {
            for (String table : rows(
                    connection,
                    "select relname from pg_class where relkind = 'r'"
                            + " and relnamespace = 'public'::regnamespace and relname <> 'flyway_schema_history'")) {
                all.put(table, rows(connection, "select t::text from " + table + " t order by 1"));
            }
            for (String sequence : rows(
                    connection,
                    "select relname from pg_class where relkind = 'S'"
                            + " and relnamespace = 'public'::regnamespace")) {
                all.put(sequence, rows(connection, "select last_value || ' ' || is_called from " + sequence));
            }
            all.put("schema", rows(connection, "select max(installed_rank)::text from flyway_schema_history"));
            all.put(
                    "triggers",
                    rows(
                            connection,
                            "select tgrelid::regclass || tgname || tgenabled::text from pg_trigger"
                                    + " where not tgisinternal order by 1"));
        }
        return all;
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }

    private static Map<String, List<String>> everythingHere() throws SQLException {
        return everything(DATABASE.address());
    }

    @Test
    void a_backup_restored_elsewhere_is_the_same_in_every_table() throws Exception {
        Path file = folder.resolve("state.zip");
        Copies.Copied saved = copies.backup(file);
        Copies.Copied restored = copies(other).restore(file);

        assertThat(restored).isEqualTo(saved);
        assertThat(saved.rows()).isGreaterThan(15);
        assertThat(everything(other)).isEqualTo(everythingHere());
        assertThat(everything(other).get("person")).hasSize(2);
    }

    @Test
    void a_moved_database_is_the_same_in_every_table_and_the_old_one_stays() throws Exception {
        Map<String, List<String>> before = everythingHere();
        DATABASE.leaveAlone();
        Copies.Copied moved = copies.move(other.getURL(), other.getUser(), other.getPassword());

        assertThat(moved.rows()).isGreaterThan(15);
        assertThat(everything(other)).isEqualTo(before);
        assertThat(everythingHere()).isEqualTo(before);
    }

    @Test
    void a_database_in_use_is_not_moved() throws Exception {
        try (Connection somebody = DATABASE.dataSource().getConnection()) {
            assertThat(somebody.isValid(1)).isTrue();
            assertThatThrownBy(() -> copies.move(other.getURL(), other.getUser(), other.getPassword()))
                    .isInstanceOf(CopyFailed.class)
                    .hasMessageContaining("Stop the service");
        }
        assertThatThrownBy(() -> everything(other)).hasMessageContaining("flyway_schema_history");
    }

    @Test
    void a_database_that_is_not_empty_is_left_alone() throws Exception {
        Path file = folder.resolve("state.zip");
        copies.backup(file);
        try (Connection connection = other.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table somebodys (id int)");
        }

        assertThatThrownBy(() -> copies(other).restore(file))
                .isInstanceOf(CopyFailed.class)
                .hasMessageContaining("is not empty");
        assertThatThrownBy(() -> copies.restore(file)).hasMessageContaining("is not empty");
    }

    @Test
    void a_damaged_backup_changes_nothing() throws Exception {
        Path file = folder.resolve("state.zip");
        copies.backup(file);
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path table = zip.getPath("tables", "person.copy");
            Files.writeString(table, Files.readString(table).replace("p1", "p2"));
        }
        Path torn = folder.resolve("torn.zip");
        copies.backup(torn);
        byte[] bytes = Files.readAllBytes(torn);
        Files.write(torn, Arrays.copyOf(bytes, bytes.length - 100));

        assertThatThrownBy(() -> copies(other).restore(file)).hasMessageContaining("person in it is damaged");
        assertThatThrownBy(() -> copies(other).restore(torn))
                .isInstanceOf(CopyFailed.class)
                .hasMessageContaining("torn.zip");
        copies(other).restore(backup("good.zip"));
    }

    @Test
    void a_backup_that_cannot_be_taken_in_leaves_the_database_empty() throws Exception {
        Path file = backup("broken.zip");
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path manifest = zip.getPath("manifest.json");
            Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"rows\" : 2,", "\"rows\" : 3,"));
        }
        assertThatThrownBy(() -> copies(other).restore(file)).hasMessageContaining("should have 3 rows");

        copies(other).restore(backup("good.zip"));
        assertThat(everything(other)).isEqualTo(everythingHere());
    }

    @Test
    void a_backup_of_an_earlier_version_is_brought_to_this_one() throws Exception {
        PGSimpleDataSource old = DATABASE.address();
        String name = "old_" + NUMBER.incrementAndGet();
        DATABASE.execute("create database " + name);
        old.setDatabaseName(name);
        Flyway.configure()
                .dataSource(old)
                .locations("classpath:db/migration")
                .target("3")
                .load()
                .migrate();
        try (Connection connection = old.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into person (person_id) values ('early')");
        }
        copies(old).backup(folder.resolve("old.zip"));
        copies(other).restore(folder.resolve("old.zip"));

        Map<String, List<String>> restored = everything(other);
        assertThat(restored.get("schema")).isEqualTo(everythingHere().get("schema"));
        assertThat(restored.get("person")).singleElement().asString().contains("early");
        assertThat(restored.get("registry_pace")).hasSize(1);
    }

    @Test
    void a_backup_of_a_later_version_is_refused() throws Exception {
        Path file = backup("late.zip");
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path manifest = zip.getPath("manifest.json");
            Files.writeString(
                    manifest, Files.readString(manifest).replaceFirst("(\"schema\" : )\"[\\d.]+\"", "$1\"999\""));
        }
        assertThatThrownBy(() -> copies(other).restore(file))
                .isInstanceOf(CopyFailed.class)
                .hasMessageContaining("version 999");
    }

    @Test
    void a_backup_is_as_of_one_moment() throws Exception {
        Path file = folder.resolve("state.zip");
        try (Snapshot snapshot = Snapshot.take(DATABASE.dataSource().getConnection())) {
            assertThat(snapshot.schema()).isNotEmpty();
            DATABASE.execute("insert into person (person_id) values ('late')");
            try {
                new BackupFile(file).write(snapshot);
            } finally {
                DATABASE.execute("delete from person where person_id = 'late'");
            }
        }
        copies(other).restore(file);
        assertThat(everything(other).get("person")).hasSize(2).noneMatch(row -> row.contains("late"));
        assertThat(everything(other).get("person_id_seq"))
                .isEqualTo(everythingHere().get("person_id_seq"));
    }

    @Test
    void triggers_of_our_own_do_not_touch_what_comes_back() throws Exception {
        DATABASE.execute("""
                create or replace function stamp() returns trigger language plpgsql as $$
                begin new.person_id := 'stamped'; return new; end $$""");
        DATABASE.execute("create trigger stamp before insert on person for each row execute function stamp()");
        DATABASE.execute("alter table person enable always trigger stamp");
        try {
            assertThat(everythingHere().get("triggers")).anyMatch(trigger -> trigger.endsWith("stampA"));
            try (Connection connection = DATABASE.dataSource().getConnection()) {
                connection.setAutoCommit(false);
                Triggers off = Triggers.switchOff(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("insert into person (person_id) values ('as it was')");
                }
                off.switchOn();
                assertThat(rows(connection, "select person_id from person where person_id in ('as it was', 'stamped')"))
                        .containsExactly("as it was");
                assertThat(rows(connection, "select tgenabled::text from pg_trigger where tgname = 'stamp'"))
                        .containsExactly("A");
                connection.rollback();
            }
        } finally {
            DATABASE.execute("drop trigger stamp on person");
            DATABASE.execute("drop function stamp()");
        }
    }

    @Test
    void a_backup_is_its_owners_and_replaces_nothing() throws Exception {
        Path file = backup("state.zip");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> copies.backup(file)).hasMessageContaining("already");
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    }

    @Test
    void what_is_no_backup_is_named_so() throws IOException {
        Path file = folder.resolve("other.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("no zip".getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> copies(other).restore(file))
                .isInstanceOf(CopyFailed.class)
                .hasMessageStartingWith("Failed to restore");
        assertThatThrownBy(() -> copies.move("mysql://x", null, null)).hasMessageContaining("jdbc:postgresql://");
    }

    private Path backup(String name) {
        Path file = folder.resolve(name);
        copies.backup(file);
        return file;
    }
}
